/** DeepSeek V3 and later. The docs give them R1's body, Converse and Chat their messages: messages first. */
import { deepseekPrompt } from './bodies/deepseek-prompt.ts';
import { openaiChat } from './bodies/openai-chat.ts';
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

export const deepseek: Family = {
  name: 'deepseek',
  matches: (row) => row.model.startsWith('deepseek.') && answersText(row),
  formats: [openaiChat, deepseekPrompt, ...generalText],
};
