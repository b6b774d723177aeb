/** OpenAI's chat body, under both names of the budget. */
import type { JsonObject } from '../../types.ts';
import { readChoiceChunks, readChoices } from '../choices.ts';
import { budget, prompt, type BodyFormat } from '../body-format.ts';

const messages: JsonObject[] = [{ role: 'user', content: prompt }];

/** What open-weight models take: Qwen, Gemma, Kimi K2, GLM, Mistral since 2407, Jamba, Palmyra. */
export const openaiChat: BodyFormat = {
  name: 'openai-chat',
  body: () => ({ messages, max_tokens: budget }),
  read: readChoices,
  readStream: readChoiceChunks,
};

/** What OpenAI's own models are documented with, and what newer reasoning models insist on. */
export const openaiChatCompletionTokens: BodyFormat = {
  ...openaiChat,
  name: 'openai-chat-completion-tokens',
  body: () => ({ messages, max_completion_tokens: budget }),
};
