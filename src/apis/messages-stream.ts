/** Messages with `stream: true`, answered as server-sent events. */
import { messages as protocol } from '../protocols/messages.ts';
import type { Ask, Row } from '../types.ts';
import type { Api } from './api.ts';
import { messagesAsks, postAnthropic } from './messages.ts';
import { streamReader } from './reader.ts';

export const messagesStream: Api = {
  asks: streamAsks,
  send: (clients, { row, ask }, call) => postAnthropic(clients, { row, ask, operation: 'messages' }, call),
  reader: streamReader('sse', protocol),
};

function streamAsks(row: Row, route: string, words?: string): readonly [Ask] {
  const [ask] = messagesAsks(row, route, words);
  return [{ ...ask, body: { ...ask.body, stream: true } }];
}
