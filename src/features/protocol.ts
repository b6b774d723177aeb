/** The four shapes of a request: how each carries the words of the user and its budget, and how its replies are heard. */
import { objectIn } from '../families/fields.ts';
import { plainOf } from '../api-names.ts';
import type { ApiName, JsonObject } from '../types.ts';
import type { FeatureApi } from '../config/feature-names.ts';
import type { ResponseFacts, RawReply } from './response-facts.ts';
import { observeChat } from './observe/chat.ts';
import { observeConverse } from './observe/converse.ts';
import { observeMessage } from './observe/messages.ts';
import { observeResponse } from './observe/responses.ts';

/** Named by the API that answers in one piece; its streaming twin takes the same. */
export type Protocol = FeatureApi;

interface ProtocolFormat {
  /** The API's own request, with other words and another budget. */
  withPrompt(body: JsonObject, words: string, tokens: number): JsonObject;
  observe(raw: RawReply): ResponseFacts;
}

export const protocols: Record<Protocol, ProtocolFormat> = {
  converse: {
    withPrompt: (body, text, maxTokens) => ({
      ...body,
      messages: [{ role: 'user', content: [{ text }] }],
      inferenceConfig: { maxTokens },
    }),
    observe: observeConverse,
  },
  'chat-completions': {
    withPrompt: (body, content, tokens) => ({ ...withChatBudget(body, tokens), messages: [{ role: 'user', content }] }),
    observe: observeChat,
  },
  responses: {
    withPrompt: (body, input, tokens) => ({ ...body, input, max_output_tokens: tokens }),
    observe: observeResponse,
  },
  messages: {
    withPrompt: (body, content, tokens) => ({ ...body, messages: [{ role: 'user', content }], max_tokens: tokens }),
    observe: observeMessage,
  },
};

/** Under the name that the model has taken; a body that answered without a budget stays without. */
export function chatBudgetName(body: JsonObject): string | undefined {
  return ['max_completion_tokens', 'max_tokens'].find((name) => name in body);
}

function withChatBudget(body: JsonObject, tokens: number): JsonObject {
  const name = chatBudgetName(body);
  return name === undefined ? body : { ...body, [name]: tokens };
}

export function protocolOf(api: ApiName): Protocol | undefined {
  const plain = plainOf(api);
  return isProtocol(plain) ? plain : undefined;
}

function isProtocol(name: string): name is Protocol {
  return Object.hasOwn(protocols, name);
}

/** Fields beside those that are there, one level deep: `inferenceConfig` keeps its budget. */
export function merged(body: JsonObject, more: JsonObject): JsonObject {
  const result = { ...body };
  for (const [key, value] of Object.entries(more)) {
    const [before, after] = [objectIn(body[key]), objectIn(value)];
    result[key] = before && after ? { ...before, ...after } : value;
  }
  return result;
}
