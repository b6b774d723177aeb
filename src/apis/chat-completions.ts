/** Chat Completions of OpenAI's API, on both endpoints. */
import { guardrailHeaders } from '../aws/carried.ts';
import type { CallOptions, Exchange } from '../aws/exchange.ts';
import type { RegionClients } from '../aws/clients.ts';
import { chatCompletions as protocol } from '../protocols/chat-completions.ts';
import { budget, prompt } from '../protocols/protocol.ts';
import type { ProbeRequest, JsonObject, Row } from '../types.ts';
import type { Api } from './api.ts';
import { plainForm } from './form.ts';
import { jsonReader } from './reader.ts';

export const chatCompletions: Api = {
  requests: chatRequests,
  send: (clients, { row, request }, call) =>
    postOpenai(clients, { row, request, operation: '/chat/completions' }, call),
  reader: jsonReader(protocol),
};

/** GPT-5 and later refuse `max_tokens`, older servers do not know its successor: the twin is tried before a no. */
export function chatRequests(row: Row, route: string, words = prompt): readonly [ProbeRequest, ...ProbeRequest[]] {
  const request = (base: string, budgetAs: JsonObject): ProbeRequest => {
    const fields = protocol.request({ words, tokens: budget }, budgetAs);
    return { route, form: plainForm(base), body: { model: row.profile ?? row.model, ...fields } };
  };
  return [
    request('max_completion_tokens', { max_completion_tokens: budget }),
    request('max_tokens', { max_tokens: budget }),
    request('no-budget', {}),
  ];
}

export async function postOpenai(
  clients: RegionClients,
  { row, request, operation }: { row: Row; request: ProbeRequest; operation: string },
  call: CallOptions,
): Promise<unknown> {
  const headers = guardrailHeaders(clients.carried, row.endpoint);
  const openai = await clients.openai(row.endpoint, request.route);
  return openai.post(operation, { body: request.body, headers, ...openaiCall(call) });
}

/** Options for one call through the openai package. It hands these to our fetch as they are; `keepalive` is fetch's own, the record is ours. */
export function openaiCall({ signal, exchange }: CallOptions): {
  signal: AbortSignal;
  fetchOptions: { keepalive: true; exchange: Exchange };
} {
  return { signal, fetchOptions: { keepalive: true, exchange } };
}
