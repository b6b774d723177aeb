/** Embedding models: Titan, Nova, Cohere, Marengo. */
import type { Json } from '../../types.ts';
import type { Dialect, ReplyBody } from './dialect.ts';
import { boolean, list, malformed, number, object, text, type Fields } from './schema.ts';

const inputTokens = 2;

function vector(dimensions: Json | undefined, usual: number): number[] {
  const length = typeof dimensions === 'number' ? dimensions : usual;
  return Array.from({ length }, (_, index) => ((index % 17) - 8) / 64);
}

function replyBody(json: ReplyBody['json']): ReplyBody {
  return { json, inputTokens, outputTokens: 0 };
}

const titanFields: Record<'v1' | 'v2' | 'image', Fields> = {
  v1: { inputText: { ...text, required: true } },
  v2: {
    inputText: { ...text, required: true },
    dimensions: { kind: 'Integer', values: [256, 512, 1024] },
    normalize: boolean,
    embeddingTypes: list,
  },
  image: {
    inputText: text,
    inputImage: text,
    embeddingConfig: {
      kind: 'JSONObject',
      fields: { outputEmbeddingLength: { kind: 'Integer', values: [256, 384, 1024] } },
    },
  },
};

export const titanEmbed: Dialect = {
  models: /^amazon\.titan-embed-/,
  refuse: (body, modelId) => {
    if (!modelId.includes('embed-image')) return malformed(body, titanFields[modelId.includes('v2') ? 'v2' : 'v1']);
    const fault = malformed(body, titanFields.image);
    if (fault !== undefined) return fault;
    return 'inputText' in body || 'inputImage' in body
      ? undefined
      : 'Malformed input request, please reformat your input and try again.';
  },
  reply: (body, modelId) =>
    replyBody({
      embedding: vector(body['dimensions'], modelId.includes('-text-v1') ? 1536 : 1024),
      inputTextTokenCount: inputTokens,
    }),
};

const novaFields: Fields = {
  taskType: { kind: 'String', required: true, values: ['SINGLE_EMBEDDING', 'SEGMENTED_EMBEDDING'] },
  schemaVersion: text,
  singleEmbeddingParams: {
    kind: 'JSONObject',
    required: true,
    fields: {
      embeddingPurpose: { ...text, required: true },
      embeddingDimension: { kind: 'Integer', values: [256, 384, 1024, 3072] },
      text: {
        kind: 'JSONObject',
        fields: { truncationMode: { ...text, required: true }, value: text, source: object },
      },
      image: object,
      audio: object,
      video: object,
    },
  },
};

export const novaEmbed: Dialect = {
  models: /^amazon\.nova-.*embeddings/,
  refuse: (body) => malformed(body, novaFields),
  reply: () => replyBody({ embeddings: [{ embeddingType: 'TEXT', embedding: vector(256, 256) }] }),
};

const cohereFields: Fields = {
  texts: { ...list, items: text, minItems: 1 },
  images: list,
  inputs: list,
  input_type: {
    kind: 'String',
    required: true,
    values: ['search_document', 'search_query', 'classification', 'clustering', 'image'],
  },
  truncate: text,
  embedding_types: list,
  output_dimension: { kind: 'Integer', values: [256, 512, 1024, 1536] },
  max_tokens: number,
};

export const cohereEmbed: Dialect = {
  models: /^cohere\.embed/,
  refuse: (body, modelId) => {
    const v4 = modelId.includes('v4');
    const textsRequired = { ...cohereFields, texts: { ...list, items: text, minItems: 1, required: true } };
    return malformed(body, v4 && ('images' in body || 'inputs' in body) ? cohereFields : textsRequired);
  },
  reply: (body, modelId) => {
    const texts = Array.isArray(body['texts']) ? body['texts'] : [];
    if (modelId.includes('v4')) {
      const float = texts.map(() => vector(body['output_dimension'], 1536));
      return replyBody({ id: 'simulated', texts, embeddings: { float }, response_type: 'embeddings_by_type' });
    }
    const embeddings = texts.map(() => vector(undefined, 1024));
    return replyBody({ id: 'simulated', texts, embeddings, response_type: 'embeddings_floats' });
  },
};

const inputType = { ...text, required: true, values: ['text', 'image', 'text_image', 'audio', 'video'] };
const marengo3Fields: Fields = {
  inputType,
  text: { kind: 'JSONObject', fields: { inputText: { ...text, required: true } } },
  image: object,
  text_image: object,
  audio: object,
  video: object,
};
const marengo27Fields: Fields = { inputType, inputText: text, mediaSource: object, textTruncate: text };

export const marengo: Dialect = {
  models: /^twelvelabs\.marengo/,
  refuse: (body, modelId) => {
    const flat = modelId.includes('-2-7-');
    const fault = malformed(body, flat ? marengo27Fields : marengo3Fields);
    if (fault !== undefined || body['inputType'] !== 'text') return fault;
    const key = flat ? 'inputText' : 'text';
    return key in body
      ? undefined
      : `Malformed input request: #: required key [${key}] not found, please reformat your input and try again.`;
  },
  reply: (_body, modelId) =>
    replyBody({ data: [{ embedding: vector(undefined, modelId.includes('-2-7-') ? 1024 : 512) }] }),
};
