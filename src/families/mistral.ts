/** Mistral since July 2024: Large, Pixtral, Ministral, Magistral, Devstral, Voxtral. */
import { mistralPrompt } from './dialects/mistral-prompt.ts';
import { openaiChat } from './dialects/openai-chat.ts';
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

export const mistral: Family = {
  name: 'mistral',
  matches: (row) => row.model.startsWith('mistral.') && answersText(row),
  dialects: [openaiChat, mistralPrompt, ...generalText],
};
