/** Chat Completions with `stream: true`, answered as server-sent events. */
import { chatCompletions as protocol } from '../protocols/chat-completions.ts';
import type { ProbeRequest, Row } from '../types.ts';
import type { Api } from './api.ts';
import { chatRequests, postOpenai } from './chat-completions.ts';
import { streamReader } from './reader.ts';

export const chatCompletionsStream: Api = {
  requests: streamRequests,
  send: (clients, { row, request }, call) =>
    postOpenai(clients, { row, request, operation: '/chat/completions' }, call),
  reader: streamReader('sse', protocol),
};

function streamRequests(row: Row, route: string, words?: string): readonly [ProbeRequest, ...ProbeRequest[]] {
  const [first, ...rest] = chatRequests(row, route, words);
  return [streaming(first), ...rest.map(streaming)];
}

function streaming(request: ProbeRequest): ProbeRequest {
  return { ...request, body: { ...request.body, stream: true, stream_options: { include_usage: true } } };
}
