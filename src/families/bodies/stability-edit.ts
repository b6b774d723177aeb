/** The bodies of Stability's image services: a picture to work on, and the words or numbers each of them needs. */
import type { JsonObject } from '../../types.ts';
import { scene, type BodyFormat } from '../body-format.ts';
import { readImages } from '../images.ts';
import { redSquare } from './sample-image.ts';

export const picture = edit('stability-image', { image: redSquare });

export const picturePrompt = edit('stability-image-prompt', { image: redSquare, prompt: scene });

/** Erase and inpaint take their mask from the alpha channel; this one brings a mask along. */
export const mask = edit('stability-mask', { image: redSquare, mask: redSquare });

export const maskPrompt = edit('stability-mask-prompt', { image: redSquare, mask: redSquare, prompt: scene });

/** At least one side must grow. */
export const outpaint = edit('stability-outpaint', { image: redSquare, right: 8 });

export const recolor = edit('stability-recolor', { image: redSquare, prompt: 'blue', select_prompt: 'red' });

export const replace = edit('stability-replace', { image: redSquare, prompt: scene, search_prompt: 'red' });

export const style = edit('stability-style', { init_image: redSquare, style_image: redSquare });

function edit(name: string, fields: JsonObject): BodyFormat {
  return { name, body: () => ({ ...fields }), read: readImages };
}
