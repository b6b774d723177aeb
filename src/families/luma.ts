/** Luma Ray. */
import { lumaVideo } from './bodies/luma-video.ts';
import type { Family } from './family.ts';

export const luma: Family = {
  name: 'luma',
  matches: (row) => row.model.startsWith('luma.'),
  formats: [lumaVideo],
};
