/** Responses with `stream: true`, answered as server-sent events. */
import { responses as protocol } from '../protocols/responses.ts';
import type { ProbeRequest, Row } from '../types.ts';
import type { Api } from './api.ts';
import { postOpenai } from './chat-completions.ts';
import { streamReader } from './reader.ts';
import { responsesRequests } from './responses.ts';

export const responsesStream: Api = {
  requests: streamRequests,
  send: (clients, { row, request }, call) => postOpenai(clients, { row, request, operation: '/responses' }, call),
  reader: streamReader('sse', protocol),
};

function streamRequests(row: Row, route: string, words?: string): readonly [ProbeRequest] {
  const [request] = responsesRequests(row, route, words);
  return [{ ...request, body: { ...request.body, stream: true } }];
}
