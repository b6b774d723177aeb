/** Writer Palmyra: messages by the docs, a prompt by other clients. */
import { openaiChat } from './bodies/openai-chat.ts';
import { plainPrompt } from './bodies/plain-prompt.ts';
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

export const palmyra: Family = {
  name: 'palmyra',
  matches: (row) => row.model.startsWith('writer.') && answersText(row),
  formats: [openaiChat, plainPrompt, ...generalText],
};
