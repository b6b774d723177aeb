/** Writer Palmyra: messages by the docs, a prompt by other clients. */
import { openaiChat } from './dialects/openai-chat.ts';
import { plainPrompt } from './dialects/plain-prompt.ts';
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

export const palmyra: Family = {
  name: 'palmyra',
  matches: (row) => row.model.startsWith('writer.') && answersText(row),
  dialects: [openaiChat, plainPrompt, ...generalText],
};
