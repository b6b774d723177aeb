/** Amazon Nova Reel. */
import { novaReel } from './bodies/nova-reel.ts';
import type { Family } from './family.ts';

export const novaVideos: Family = {
  name: 'nova-films',
  matches: (row) => row.model.startsWith('amazon.nova-reel'),
  formats: [novaReel],
};
