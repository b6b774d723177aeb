/** Mistral's first models: 7B, Mixtral, and Small and Large of February 2024. */
import { mistralPrompt } from './bodies/mistral-prompt.ts';
import type { Family } from './family.ts';
import { generalText } from './general.ts';

export const mistralInstruct: Family = {
  name: 'mistral-instruct',
  matches: (row) => /^mistral\.(mistral-7b|mixtral-|mistral-(small|large)-2402)/.test(row.model),
  formats: [mistralPrompt, ...generalText],
};
