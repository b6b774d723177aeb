/** Stability's text-to-image models: Stable Diffusion 3.5, Core, Ultra. */
import { imagePrompt } from './bodies/image-prompt.ts';
import { stabilityImage, stabilityImagePrompt } from './bodies/stability-edit.ts';
import type { Family } from './family.ts';

export const stabilityImages: Family = {
  name: 'stability-images',
  matches: (row) => row.model.startsWith('stability.'),
  formats: [imagePrompt, stabilityImagePrompt, stabilityImage],
};
