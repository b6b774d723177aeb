/** The body of Stability's text-to-image models: a prompt and nothing else. */
import { scene, type Dialect } from '../dialect.ts';
import { readImages } from '../images.ts';

export const imagePrompt: Dialect = {
  name: 'image-prompt',
  body: () => ({ prompt: scene }),
  read: readImages,
};
