/** Anthropic's Messages API, on both endpoints. */
import { guardrailHeaders } from '../aws/carried.ts';
import type { CallOptions } from '../aws/exchange.ts';
import type { RegionClients } from '../aws/clients.ts';
import { messages as protocol } from '../protocols/messages.ts';
import { budget, prompt } from '../protocols/protocol.ts';
import type { ProbeRequest, Row } from '../types.ts';
import type { Api } from './api.ts';
import { plainForm } from './form.ts';
import { postJson } from './post-json.ts';
import { jsonReader } from './reader.ts';

export const messages: Api = {
  requests: messagesRequests,
  send: (clients, { row, request }, call) => postAnthropic(clients, { row, request, operation: 'messages' }, call),
  reader: jsonReader(protocol),
};

export function messagesRequests(row: Row, route: string, words = prompt): readonly [ProbeRequest] {
  const body = { model: row.profile ?? row.model, ...protocol.request({ words, tokens: budget }) };
  return [{ route, form: plainForm('messages'), body }];
}

/** The version is the one that every Claude on Bedrock takes; newer defaults of Anthropic's SDK can be refused. */
export function postAnthropic(
  clients: RegionClients,
  { row, request, operation }: { row: Row; request: ProbeRequest; operation: string },
  call: CallOptions,
): Promise<unknown> {
  const headers = {
    'anthropic-version': '2023-06-01',
    ...guardrailHeaders(clients.carried, row.endpoint),
    ...request.headers,
  };
  const path = `${request.route}/${operation}`;
  return postJson(clients, { host: row.endpoint, path, headers, body: request.body }, call);
}
