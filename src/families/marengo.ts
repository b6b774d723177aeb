/** TwelveLabs Marengo 3 and later. */
import { marengo2, marengo3 } from './bodies/marengo.ts';
import type { Family } from './family.ts';

export const marengo: Family = {
  name: 'marengo',
  matches: (row) => row.model.startsWith('twelvelabs.marengo'),
  formats: [marengo3, marengo2],
};
