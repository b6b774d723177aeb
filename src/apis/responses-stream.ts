/** Responses with `stream: true`, answered as server-sent events. */
import { responses as protocol } from '../protocols/responses.ts';
import type { Ask, Row } from '../types.ts';
import type { Api } from './api.ts';
import { postOpenai } from './chat-completions.ts';
import { streamReader } from './reader.ts';
import { responsesAsks } from './responses.ts';

export const responsesStream: Api = {
  asks: streamAsks,
  send: (clients, { row, ask }, call) => postOpenai(clients, { row, ask, operation: '/responses' }, call),
  reader: streamReader('sse', protocol),
};

function streamAsks(row: Row, route: string, words?: string): readonly [Ask] {
  const [ask] = responsesAsks(row, route, words);
  return [{ ...ask, body: { ...ask.body, stream: true } }];
}
