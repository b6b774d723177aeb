/** Meta Llama. */
import { llamaPrompt } from './bodies/llama-prompt.ts';
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

export const llama: Family = {
  name: 'llama',
  matches: (row) => row.model.startsWith('meta.') && answersText(row),
  formats: [llamaPrompt, ...generalText],
};
