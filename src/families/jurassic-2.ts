/** AI21 Jurassic-2. */
import { jurassic } from './bodies/jurassic.ts';
import type { Family } from './family.ts';
import { generalText } from './general.ts';

export const jurassic2: Family = {
  name: 'jurassic-2',
  matches: (row) => row.model.startsWith('ai21.j2'),
  formats: [jurassic, ...generalText],
};
