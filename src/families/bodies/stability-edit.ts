/** The bodies of Stability's image services: a picture to work on, and the words or numbers each of them needs. */
import type { JsonObject } from '../../types.ts';
import { scene, type BodyFormat } from '../body-format.ts';
import { readImages } from '../images.ts';
import { redSquare } from './sample-image.ts';

export const stabilityImage = edit('stability-image', { image: redSquare });

export const stabilityImagePrompt = edit('stability-image-prompt', { image: redSquare, prompt: scene });

/** Erase and inpaint take their mask from the alpha channel; this one brings a mask along. */
export const stabilityMask = edit('stability-mask', { image: redSquare, mask: redSquare });

export const stabilityMaskPrompt = edit('stability-mask-prompt', { image: redSquare, mask: redSquare, prompt: scene });

/** At least one side must grow. */
export const stabilityOutpaint = edit('stability-outpaint', { image: redSquare, right: 8 });

export const stabilityRecolor = edit('stability-recolor', { image: redSquare, prompt: 'blue', select_prompt: 'red' });

export const stabilityReplace = edit('stability-replace', { image: redSquare, prompt: scene, search_prompt: 'red' });

export const stabilityStyle = edit('stability-style', { init_image: redSquare, style_image: redSquare });

function edit(name: string, fields: JsonObject): BodyFormat {
  return { name, body: () => ({ ...fields }), read: readImages };
}
