/** The body of Stability's text-to-image models: a prompt and nothing else. */
import { scene, type BodyFormat } from '../body-format.ts';
import { readImages } from '../images.ts';

export const imagePrompt: BodyFormat = {
  name: 'image-prompt',
  body: () => ({ prompt: scene }),
  read: readImages,
};
