/** Anthropic's Messages API, on both endpoints. */
import type { CallOptions } from '../aws/exchange.ts';
import type { RegionClients } from '../aws/clients.ts';
import { fetchCall } from '../aws/signed-fetch.ts';
import { budget, prompt } from '../families/body-format.ts';
import type { Ask, JsonObject, Reply, Row } from '../types.ts';
import type { Api } from './api.ts';
import { listIn, objectIn } from '../families/fields.ts';
import { replyOf } from './reply.ts';

export const messages: Api = {
  asks: messagesAsks,
  send: (clients, { row, ask }, call) => postAnthropic(clients, { row, ask, operation: 'messages' }, call),
  reader: { framing: 'json', read: readMessage },
};

export function messagesAsks(row: Row, route: string): readonly [Ask] {
  const body = { model: row.profile ?? row.model, max_tokens: budget, messages: [{ role: 'user', content: prompt }] };
  return [{ route, variant: 'messages', body }];
}

/** The version is the one that every Claude on Bedrock takes; newer defaults of Anthropic's SDK can be refused. */
export function postAnthropic(
  clients: RegionClients,
  { row, ask, operation }: { row: Row; ask: Ask; operation: string },
  call: CallOptions,
): Promise<unknown> {
  const url = `${clients.origin(row.endpoint)}${ask.route}/${operation}`;
  const headers = { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' };
  return clients.fetch(row.endpoint)(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(ask.body),
    ...fetchCall(call),
  });
}

function readMessage(json: JsonObject): Reply | undefined {
  const content = listIn(json['content']);
  if (json['type'] !== 'message' || content === undefined) return undefined;
  const usage = objectIn(json['usage']);
  return replyOf({
    texts: content.map((block) => objectIn(block)?.['text']),
    stopReason: json['stop_reason'],
    inputTokens: usage?.['input_tokens'],
    outputTokens: usage?.['output_tokens'],
  });
}
