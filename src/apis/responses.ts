/** The Responses API of OpenAI's API, on both endpoints. */
import type { RegionClients } from '../aws/clients.ts';
import type { CallOptions } from '../aws/exchange.ts';
import { budget, prompt } from '../protocols/protocol.ts';
import { responses as protocol } from '../protocols/responses.ts';
import type { ProbeRequest, Row } from '../types.ts';
import type { Api } from './api.ts';
import { plainForm } from './form.ts';
import { openaiCall, postOpenai } from './chat-completions.ts';
import { jsonReader } from './reader.ts';

export const responses: Api = {
  requests: responsesRequests,
  send: (clients, { row, request }, call) =>
    request.stored === undefined
      ? postOpenai(clients, { row, request, operation: '/responses' }, call)
      : callStored(clients, { row, request, stored: request.stored }, call),
  reader: jsonReader(protocol),
};

export function responsesRequests(row: Row, route: string, words = prompt): readonly [ProbeRequest] {
  const body = { model: row.profile ?? row.model, ...protocol.request({ words, tokens: budget }) };
  return [{ route, form: plainForm('responses'), body }];
}

interface StoredCall {
  row: Row;
  request: ProbeRequest;
  stored: NonNullable<ProbeRequest['stored']>;
}

/** What the service has stored is read, or its making ended. */
async function callStored(
  clients: RegionClients,
  { row, request, stored }: StoredCall,
  call: CallOptions,
): Promise<unknown> {
  const openai = await clients.openai(row.endpoint, request.route);
  const options = openaiCall(call);
  const path = `/responses/${encodeURIComponent(stored.id)}`;
  return stored.cancel === true ? openai.post(`${path}/cancel`, options) : openai.get(path, options);
}
