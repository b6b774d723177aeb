/** Messages with `stream: true`, answered as server-sent events. */
import { messages as protocol } from '../protocols/messages.ts';
import type { ProbeRequest, Row } from '../types.ts';
import type { Api } from './api.ts';
import { messagesRequests, postAnthropic } from './messages.ts';
import { streamReader } from './reader.ts';

export const messagesStream: Api = {
  requests: streamRequests,
  send: (clients, { row, request }, call) => postAnthropic(clients, { row, request, operation: 'messages' }, call),
  reader: streamReader('sse', protocol),
};

function streamRequests(row: Row, route: string, words?: string): readonly [ProbeRequest] {
  const [request] = messagesRequests(row, route, words);
  return [{ ...request, body: { ...request.body, stream: true } }];
}
