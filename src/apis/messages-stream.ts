/** Messages with `stream: true`, answered as server-sent events. */
import type { StreamEvent, StreamReading } from '../aws/stream-event.ts';
import type { Ask, Reply, Row } from '../types.ts';
import type { Api } from './api.ts';
import { objectIn } from '../families/fields.ts';
import { messagesAsks, postAnthropic } from './messages.ts';
import { replyOf } from './reply.ts';

export const messagesStream: Api = {
  asks: streamAsks,
  send: (clients, { row, ask }, call) => postAnthropic(clients, { row, ask, operation: 'messages' }, call),
  reader: { framing: 'sse', read: readMessageStream },
};

function streamAsks(row: Row, route: string): readonly [Ask] {
  const [ask] = messagesAsks(row, route);
  return [{ ...ask, body: { ...ask.body, stream: true } }];
}

/** A stream is whole from `message_start` to `message_stop`. */
function readMessageStream({ events }: StreamReading): Reply | undefined {
  const last = (name: string): StreamEvent | undefined => events.findLast((event) => event.name === name);
  const start = last('message_start');
  if (start === undefined || last('message_stop') === undefined) return undefined;
  const delta = last('message_delta');
  return replyOf({
    texts: events.map(({ data }) => objectIn(data['delta'])?.['text']),
    stopReason: objectIn(delta?.data['delta'])?.['stop_reason'],
    inputTokens: objectIn(objectIn(start.data['message'])?.['usage'])?.['input_tokens'],
    outputTokens: objectIn(delta?.data['usage'])?.['output_tokens'],
  });
}
