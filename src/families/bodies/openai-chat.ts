/** OpenAI's chat body, under both names of the budget. */
import { chatCompletions } from '../../protocols/chat-completions.ts';
import { budget } from '../../protocols/protocol.ts';
import type { JsonObject } from '../../types.ts';
import type { BodyFormat } from '../body-format.ts';
import { chatChoices } from '../choices.ts';

/** What open-weight models take: Qwen, Gemma, Kimi K2, GLM, Mistral since 2407, Jamba, Palmyra. */
export const openaiChat = chat('openai-chat', { max_tokens: budget });

/** What OpenAI's own models are documented with, and what newer reasoning models insist on. */
export const openaiChatCompletionTokens = chat('openai-chat-completion-tokens', { max_completion_tokens: budget });

function chat(name: string, budgetAs: JsonObject): BodyFormat {
  return { name, body: (words) => chatCompletions.request({ words, tokens: budget }, budgetAs), ...chatChoices };
}
