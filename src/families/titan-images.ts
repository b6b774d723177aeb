/** Amazon Titan Image Generator. */
import { novaCanvas, titanImage } from './dialects/text-image-task.ts';
import type { Family } from './family.ts';

export const titanImages: Family = {
  name: 'titan-images',
  matches: (row) => row.model.startsWith('amazon.titan-image'),
  dialects: [titanImage, novaCanvas],
};
