/** Amazon Titan Image Generator. */
import { novaCanvas, titanImage } from './bodies/text-image-task.ts';
import type { Family } from './family.ts';

export const titanImages: Family = {
  name: 'titan-images',
  matches: (row) => row.model.startsWith('amazon.titan-image'),
  formats: [titanImage, novaCanvas],
};
