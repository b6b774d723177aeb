/** Amazon Nova Canvas. */
import { novaCanvas, titanImage } from './bodies/text-image-task.ts';
import type { Family } from './family.ts';

export const novaImages: Family = {
  name: 'nova-images',
  matches: (row) => row.model.startsWith('amazon.nova-canvas'),
  formats: [novaCanvas, titanImage],
};
