/** Cohere Command and Command Light, from before R. */
import { cohereGenerate } from './dialects/cohere-generate.ts';
import type { Family } from './family.ts';
import { generalText } from './general.ts';

export const cohereCommandText: Family = {
  name: 'cohere-command-text',
  matches: (row) => /^cohere\.command(-light)?-text/.test(row.model),
  dialects: [cohereGenerate, ...generalText],
};
