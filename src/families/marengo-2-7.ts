/** TwelveLabs Marengo 2.7. */
import { marengo2, marengo3 } from './bodies/marengo.ts';
import type { Family } from './family.ts';

export const marengo27: Family = {
  name: 'marengo-2-7',
  matches: (row) => row.model.startsWith('twelvelabs.marengo-embed-2'),
  formats: [marengo2, marengo3],
};
