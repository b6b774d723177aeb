/** TwelveLabs Pegasus, which answers questions about films. */
import { pegasus } from './bodies/pegasus.ts';
import type { Family } from './family.ts';

export const pegasusVideos: Family = {
  name: 'pegasus-films',
  matches: (row) => row.model.startsWith('twelvelabs.pegasus'),
  formats: [pegasus],
};
