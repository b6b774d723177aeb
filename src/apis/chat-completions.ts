/** Chat Completions of OpenAI's API, on both endpoints. */
import { guardrailHeaders } from '../aws/carried.ts';
import type { CallOptions } from '../aws/exchange.ts';
import type { RegionClients } from '../aws/clients.ts';
import { chatCompletions as protocol } from '../protocols/chat-completions.ts';
import { budget, prompt } from '../protocols/protocol.ts';
import type { Ask, JsonObject, Row } from '../types.ts';
import type { Api } from './api.ts';
import { plainForm } from './form.ts';
import { jsonReader } from './reader.ts';

export const chatCompletions: Api = {
  asks: chatAsks,
  send: (clients, { row, ask }, call) => postOpenai(clients, { row, ask, operation: '/chat/completions' }, call),
  reader: jsonReader(protocol),
};

/** GPT-5 and later refuse `max_tokens`, older servers do not know its successor: the twin is tried before a no. */
export function chatAsks(row: Row, route: string, words = prompt): readonly [Ask, ...Ask[]] {
  const ask = (base: string, budgetAs: JsonObject): Ask => {
    const request = protocol.request({ words, tokens: budget }, budgetAs);
    return { route, form: plainForm(base), body: { model: row.profile ?? row.model, ...request } };
  };
  return [
    ask('max_completion_tokens', { max_completion_tokens: budget }),
    ask('max_tokens', { max_tokens: budget }),
    ask('no-budget', {}),
  ];
}

export async function postOpenai(
  clients: RegionClients,
  { row, ask, operation }: { row: Row; ask: Ask; operation: string },
  call: CallOptions,
): Promise<unknown> {
  const headers = guardrailHeaders(clients.carried, row.endpoint);
  // The package hands these to our fetch as they are; `keepalive` is fetch's own, the record is ours.
  const fetchOptions = { keepalive: true, exchange: call.exchange };
  const openai = await clients.openai(row.endpoint, ask.route);
  return openai.post(operation, { body: ask.body, headers, signal: call.signal, fetchOptions });
}
