/** Image models: Nova Canvas, Titan Image, Stability's generators and its editing services. */
import type { Json, JsonObject } from '../../types.ts';
import type { Dialect } from './dialect.ts';
import { malformed, number, object, positive, text, type Field, type Fields } from './schema.ts';

/** One transparent pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function generationFields(side: Field): Fields {
  return {
    taskType: { ...text, required: true, values: ['TEXT_IMAGE', 'IMAGE_VARIATION', 'INPAINTING', 'OUTPAINTING'] },
    textToImageParams: {
      ...object,
      fields: { text: { ...text, required: true }, negativeText: text, conditionImage: text, style: text },
    },
    imageVariationParams: object,
    inPaintingParams: object,
    outPaintingParams: object,
    imageGenerationConfig: {
      ...object,
      fields: {
        numberOfImages: { kind: 'Integer', min: 1, max: 5 },
        width: side,
        height: side,
        quality: { ...text, values: ['standard', 'premium'] },
        cfgScale: number,
        seed: number,
      },
    },
  };
}

const canvasFields = generationFields({ kind: 'Integer', min: 320, max: 4096 });
const titanFields = generationFields({ kind: 'Integer', min: 512, max: 1408 });

function imageReply() {
  return { json: { images: [pixel] }, inputTokens: 0, outputTokens: 0 };
}

function taskFault(body: JsonObject): string | undefined {
  if (body['taskType'] !== 'TEXT_IMAGE' || 'textToImageParams' in body) return undefined;
  return 'Malformed input request: #: required key [textToImageParams] not found, please reformat your input and try again.';
}

export const amazonImage: Dialect = {
  models: /^amazon\.(nova-canvas|titan-image)/,
  refuse: (body, modelId) =>
    malformed(body, modelId.includes('canvas') ? canvasFields : titanFields) ?? taskFault(body),
  reply: imageReply,
};

const generatorFields: Fields = {
  prompt: { ...text, required: true },
  negative_prompt: text,
  mode: { ...text, values: ['text-to-image', 'image-to-image'] },
  image: text,
  strength: number,
  aspect_ratio: text,
  output_format: { ...text, values: ['png', 'jpeg', 'webp'] },
  seed: number,
};

export const stabilityGenerator: Dialect = {
  models: /^stability\.(sd3|stable-image-(core|ultra))/,
  refuse: (body) => malformed(body, generatorFields),
  reply: stabilityReply,
};

function stabilityReply() {
  return { json: { seeds: [1], finish_reasons: [null], images: [pixel] }, inputTokens: 0, outputTokens: 0 };
}

/** What each editing service demands; all take the optional fields too. */
const demands: Record<string, string[]> = {
  'remove-background': ['image'],
  'fast-upscale': ['image'],
  'erase-object': ['image'],
  outpaint: ['image'],
  'conservative-upscale': ['image', 'prompt'],
  'creative-upscale': ['image', 'prompt'],
  inpaint: ['image', 'prompt'],
  'control-sketch': ['image', 'prompt'],
  'control-structure': ['image', 'prompt'],
  'style-guide': ['image', 'prompt'],
  'search-recolor': ['image', 'prompt', 'select_prompt'],
  'search-replace': ['image', 'prompt', 'search_prompt'],
  'style-transfer': ['init_image', 'style_image'],
};
const directions = ['left', 'right', 'up', 'down'];
const optional: Fields = {
  mask: text,
  negative_prompt: text,
  output_format: { ...text, values: ['png', 'jpeg', 'webp'] },
  seed: number,
  grow_mask: number,
  control_strength: number,
  fidelity: number,
  creativity: number,
  style_preset: text,
  aspect_ratio: text,
  prompt: text,
  style_strength: number,
  composition_fidelity: number,
  change_strength: number,
};

function serviceOf(modelId: string): string {
  return Object.keys(demands).find((name) => modelId.includes(name)) ?? 'remove-background';
}

export const stabilityService: Dialect = {
  models: /^stability\./,
  refuse: (body, modelId) => {
    const service = serviceOf(modelId);
    const needed = demands[service] ?? [];
    const sides = service === 'outpaint' ? Object.fromEntries(directions.map((name) => [name, positive])) : {};
    const required = Object.fromEntries(needed.map((name) => [name, { ...text, required: true }]));
    return malformed(body, { ...optional, ...sides, ...required }) ?? editFault(body, service);
  },
  reply: stabilityReply,
};

function editFault(body: JsonObject, service: string): string | undefined {
  if (service === 'outpaint' && !directions.some((name) => name in body)) {
    return 'At least one of left, right, up or down must be greater than 0.';
  }
  const least = service === 'fast-upscale' ? 32 : 64;
  for (const name of ['image', 'init_image', 'style_image']) {
    if (name in body && shortestSide(body[name]) < least) {
      return `${name}: must be a valid image whose sides are at least ${least} pixels.`;
    }
  }
  return undefined;
}

/** Of a base64 PNG, whose header holds its size; 0 when it is none. */
function shortestSide(value: Json | undefined): number {
  const bytes = Buffer.from(typeof value === 'string' ? value.slice(0, 64) : '', 'base64');
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return 0;
  return Math.min(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}
