/** Stability's image services: each wants a picture and something of its own, so each is a family. */
import type { BodyFormat } from './body-format.ts';
import {
  stabilityImage,
  stabilityImagePrompt,
  stabilityMask,
  stabilityMaskPrompt,
  stabilityOutpaint,
  stabilityRecolor,
  stabilityReplace,
  stabilityStyle,
} from './bodies/stability-edit.ts';
import type { Family } from './family.ts';

/** By the word in the model id that tells the service. A mask may always be sent, and not every picture does without. */
const services: Record<string, readonly BodyFormat[]> = {
  'remove-background': [stabilityImage],
  'fast-upscale': [stabilityImage],
  'conservative-upscale': [stabilityImagePrompt],
  'creative-upscale': [stabilityImagePrompt],
  'control-sketch': [stabilityImagePrompt],
  'control-structure': [stabilityImagePrompt],
  'style-guide': [stabilityImagePrompt],
  inpaint: [stabilityMaskPrompt, stabilityImagePrompt],
  outpaint: [stabilityOutpaint],
  'erase-object': [stabilityMask, stabilityImage],
  'search-recolor': [stabilityRecolor],
  'search-replace': [stabilityReplace],
  'style-transfer': [stabilityStyle],
};

export const stabilityServices: readonly Family[] = Object.entries(services).map(([service, formats]) => ({
  name: `stability-${service}`,
  matches: (row) => row.model.startsWith('stability.') && row.model.includes(`-${service}-`),
  formats,
}));
