/** TwelveLabs Pegasus, which answers questions about films. */
import { pegasus } from './dialects/pegasus.ts';
import type { Family } from './family.ts';

export const pegasusFilms: Family = {
  name: 'pegasus-films',
  matches: (row) => row.model.startsWith('twelvelabs.pegasus'),
  dialects: [pegasus],
};
