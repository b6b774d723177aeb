/** ConverseStream: Converse's body, answered as an event stream. */
import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';

import { sdkCall } from '../aws/sdk-handler.ts';
import type { StreamEvent, StreamReading } from '../aws/stream-event.ts';
import type { Reply } from '../types.ts';
import type { Api } from './api.ts';
import { converseAsks, converseInput } from './converse.ts';
import { objectIn } from '../families/fields.ts';
import { replyOf } from './reply.ts';

export const converseStream: Api = {
  asks: converseAsks,
  send: (clients, { row, ask }, call) =>
    clients.runtime.send(new ConverseStreamCommand(converseInput(row, ask)), sdkCall(call)),
  reader: { framing: 'event-stream', read: readConverseStream },
};

/** A stream is whole from `messageStart` to `messageStop` (ConverseStreamOutput in the API reference). */
function readConverseStream({ events }: StreamReading): Reply | undefined {
  const last = (name: string): StreamEvent | undefined => events.findLast((event) => event.name === name);
  const stop = last('messageStop');
  if (last('messageStart') === undefined || stop === undefined) return undefined;
  const usage = objectIn(last('metadata')?.data['usage']);
  return replyOf({
    texts: events.map(({ data }) => objectIn(data['delta'])?.['text']),
    stopReason: stop.data['stopReason'],
    inputTokens: usage?.['inputTokens'],
    outputTokens: usage?.['outputTokens'],
  });
}
