/** Mistral since July 2024: Large, Pixtral, Ministral, Magistral, Devstral, Voxtral. */
import { mistralPrompt } from './bodies/mistral-prompt.ts';
import { openaiChat } from './bodies/openai-chat.ts';
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

export const mistral: Family = {
  name: 'mistral',
  matches: (row) => row.model.startsWith('mistral.') && answersText(row),
  formats: [openaiChat, mistralPrompt, ...generalText],
};
