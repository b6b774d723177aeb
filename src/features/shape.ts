/** The four shapes of a request: how each carries the words of the user and its budget, and how its replies are heard. */
import { objectIn } from '../families/fields.ts';
import type { ApiName, JsonObject } from '../types.ts';
import type { FeatureApi } from '../config/feature-names.ts';
import type { Heard, RawReply } from './heard.ts';
import { hearChat } from './heard/chat.ts';
import { hearConverse } from './heard/converse.ts';
import { hearMessage } from './heard/messages.ts';
import { hearResponse } from './heard/responses.ts';

/** Named by the API that answers in one piece; its streaming twin takes the same. */
export type Shape = FeatureApi;

interface ShapeWays {
  /** The API's own request, with other words and another budget. */
  say(body: JsonObject, words: string, tokens: number): JsonObject;
  hear(raw: RawReply): Heard;
}

export const shapes: Record<Shape, ShapeWays> = {
  converse: {
    say: (body, text, maxTokens) => ({
      ...body,
      messages: [{ role: 'user', content: [{ text }] }],
      inferenceConfig: { maxTokens },
    }),
    hear: hearConverse,
  },
  'chat-completions': {
    say: (body, content, tokens) => ({ ...withChatBudget(body, tokens), messages: [{ role: 'user', content }] }),
    hear: hearChat,
  },
  responses: { say: (body, input, tokens) => ({ ...body, input, max_output_tokens: tokens }), hear: hearResponse },
  messages: {
    say: (body, content, tokens) => ({ ...body, messages: [{ role: 'user', content }], max_tokens: tokens }),
    hear: hearMessage,
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

export function shapeOf(api: ApiName): Shape | undefined {
  const plain = api.replace(/-stream$/, '');
  return isShape(plain) ? plain : undefined;
}

function isShape(name: string): name is Shape {
  return Object.hasOwn(shapes, name);
}

const streams = {
  converse: 'converse-stream',
  'chat-completions': 'chat-completions-stream',
  responses: 'responses-stream',
  messages: 'messages-stream',
} as const satisfies Record<Shape, ApiName>;

export function streamOf(shape: Shape): ApiName {
  return streams[shape];
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
