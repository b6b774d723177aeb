/** Responses with `stream: true`, answered as server-sent events. */
import type { StreamReading } from '../aws/stream-event.ts';
import type { Ask, Reply, Row } from '../types.ts';
import type { Api } from './api.ts';
import { postOpenai } from './chat-completions.ts';
import { objectIn } from '../families/fields.ts';
import { readResponse, responsesAsks } from './responses.ts';

export const responsesStream: Api = {
  asks: streamAsks,
  send: (clients, { row, ask }, call) => postOpenai(clients, { row, ask, operation: '/responses' }, call),
  reader: { framing: 'sse', read: readResponseStream },
};

function streamAsks(row: Row, route: string): readonly [Ask] {
  const [ask] = responsesAsks(row, route);
  return [{ ...ask, body: { ...ask.body, stream: true } }];
}

/** The last event carries the whole response. */
function readResponseStream({ events }: StreamReading): Reply | undefined {
  const last = events.findLast(({ name }) => name === 'response.completed' || name === 'response.incomplete');
  const response = objectIn(last?.data['response']);
  return response && readResponse(response);
}
