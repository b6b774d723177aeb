/** Amazon Nova Reel. */
import { novaReel } from './dialects/nova-reel.ts';
import type { Family } from './family.ts';

export const novaFilms: Family = {
  name: 'nova-films',
  matches: (row) => row.model.startsWith('amazon.nova-reel'),
  dialects: [novaReel],
};
