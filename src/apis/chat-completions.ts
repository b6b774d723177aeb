/** Chat Completions of OpenAI's API, on both endpoints. */
import type { CallOptions } from '../aws/exchange.ts';
import type { RegionClients } from '../aws/clients.ts';
import { budget, prompt } from '../families/body-format.ts';
import type { Ask, JsonObject, Reply, Row } from '../types.ts';
import type { Api } from './api.ts';
import { listIn, objectIn } from '../families/fields.ts';
import { replyOf } from './reply.ts';

export const chatCompletions: Api = {
  asks: chatAsks,
  send: (clients, { row, ask }, call) => postOpenai(clients, { row, ask, operation: '/chat/completions' }, call),
  reader: { framing: 'json', read: readChat },
};

/** GPT-5 and later refuse `max_tokens`, older servers do not know its successor: the twin is tried before a no. */
export function chatAsks(row: Row, route: string): readonly [Ask, ...Ask[]] {
  const body = { model: row.profile ?? row.model, messages: [{ role: 'user', content: prompt }] };
  return [
    { route, variant: 'max_completion_tokens', body: { ...body, max_completion_tokens: budget } },
    { route, variant: 'max_tokens', body: { ...body, max_tokens: budget } },
    { route, variant: 'no-budget', body },
  ];
}

export function postOpenai(
  clients: RegionClients,
  { row, ask, operation }: { row: Row; ask: Ask; operation: string },
  call: CallOptions,
): Promise<unknown> {
  // The package hands these to our fetch as they are; `keepalive` is fetch's own, the record is ours.
  const fetchOptions = { keepalive: true, exchange: call.exchange };
  return clients.openai(row.endpoint, ask.route).post(operation, { body: ask.body, signal: call.signal, fetchOptions });
}

function readChat(json: JsonObject): Reply | undefined {
  const choice = objectIn(listIn(json['choices'])?.[0]);
  const message = objectIn(choice?.['message']);
  if (message === undefined) return undefined;
  const usage = objectIn(json['usage']);
  return replyOf({
    texts: [message['content']],
    stopReason: choice?.['finish_reason'],
    inputTokens: usage?.['prompt_tokens'],
    outputTokens: usage?.['completion_tokens'],
  });
}
