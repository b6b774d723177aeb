/** Chat Completions with `stream: true`, answered as server-sent events. */
import { chatCompletions as protocol } from '../protocols/chat-completions.ts';
import type { Ask, Row } from '../types.ts';
import type { Api } from './api.ts';
import { chatAsks, postOpenai } from './chat-completions.ts';
import { streamReader } from './reader.ts';

export const chatCompletionsStream: Api = {
  asks: streamAsks,
  send: (clients, { row, ask }, call) => postOpenai(clients, { row, ask, operation: '/chat/completions' }, call),
  reader: streamReader('sse', protocol),
};

function streamAsks(row: Row, route: string, words?: string): readonly [Ask, ...Ask[]] {
  const [first, ...rest] = chatAsks(row, route, words);
  return [streaming(first), ...rest.map(streaming)];
}

function streaming(ask: Ask): Ask {
  return { ...ask, body: { ...ask.body, stream: true, stream_options: { include_usage: true } } };
}
