/** OpenAI GPT and gpt-oss, xAI Grok, Kimi K3: the budget is `max_completion_tokens`; what else GPT-6 takes is not published. */
import { openaiChat, openaiChatCompletionTokens } from './bodies/openai-chat.ts';
import { openaiResponses } from './bodies/openai-responses.ts';
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

export const frontierChat: Family = {
  name: 'frontier-chat',
  matches: (row) => /^(openai\.|xai\.|moonshot(ai)?\.kimi-k3)/.test(row.model) && answersText(row),
  formats: [openaiChatCompletionTokens, openaiChat, openaiResponses, ...generalText],
};
