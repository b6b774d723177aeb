/** Cohere Command and Command Light, from before R. */
import { cohereGenerate } from './bodies/cohere-generate.ts';
import type { Family } from './family.ts';
import { generalText } from './general.ts';

export const cohereCommandText: Family = {
  name: 'cohere-command-text',
  matches: (row) => /^cohere\.command(-light)?-text/.test(row.model),
  formats: [cohereGenerate, ...generalText],
};
