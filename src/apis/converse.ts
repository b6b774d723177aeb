/** Converse: one body for every model. */
import { ConverseCommand, type ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';

import { sdkCall } from '../aws/sdk-handler.ts';
import { budget, prompt } from '../families/body-format.ts';
import type { Ask, Json, JsonObject, Reply, Row } from '../types.ts';
import type { Api } from './api.ts';
import { listIn, objectIn } from '../families/fields.ts';
import { replyOf } from './reply.ts';

export const converse: Api = {
  asks: converseAsks,
  send: (clients, { row, ask }, call) =>
    clients.runtime.send(new ConverseCommand(converseInput(row, ask)), sdkCall(call)),
  reader: { framing: 'json', read: readConverse },
};

/** No system prompt and no sampling parameter: several models refuse them. */
export function converseAsks(_row: Row, route: string): readonly [Ask] {
  const messages = [{ role: 'user', content: [{ text: prompt }] }];
  return [{ route, variant: 'converse', body: { messages, inferenceConfig: { maxTokens: budget } } }];
}

export function converseInput(row: Row, ask: Ask): ConverseCommandInput {
  // The body is JSON in the operation's shape; repairs only take fields away or change numbers.
  return { modelId: row.profile ?? row.model, ...(withBytes(ask.body) as Omit<ConverseCommandInput, 'modelId'>) };
}

/** The SDK encodes what JSON holds encoded: pictures and documents go to it as the bytes they are. */
function withBytes(value: Json): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'bytes' && typeof inner === 'string' ? Buffer.from(inner, 'base64') : withBytes(inner),
    ]),
  );
}

function readConverse(json: JsonObject): Reply | undefined {
  const content = listIn(objectIn(objectIn(json['output'])?.['message'])?.['content']);
  if (content === undefined) return undefined;
  const usage = objectIn(json['usage']);
  return replyOf({
    texts: content.map((block) => objectIn(block)?.['text']),
    stopReason: json['stopReason'],
    inputTokens: usage?.['inputTokens'],
    outputTokens: usage?.['outputTokens'],
  });
}
