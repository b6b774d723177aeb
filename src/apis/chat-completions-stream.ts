/** Chat Completions with `stream: true`, answered as server-sent events. */
import type { StreamReading } from '../aws/stream-event.ts';
import type { Ask, Reply, Row } from '../types.ts';
import type { Api } from './api.ts';
import { chatAsks, postOpenai } from './chat-completions.ts';
import { listIn, objectIn } from '../families/fields.ts';
import { replyOf } from './reply.ts';

export const chatCompletionsStream: Api = {
  asks: streamAsks,
  send: (clients, { row, ask }, call) => postOpenai(clients, { row, ask, operation: '/chat/completions' }, call),
  reader: { framing: 'sse', read: readChatStream },
};

function streamAsks(row: Row, route: string): readonly [Ask, ...Ask[]] {
  const [first, ...rest] = chatAsks(row, route);
  return [streaming(first), ...rest.map(streaming)];
}

function streaming(ask: Ask): Ask {
  return { ...ask, body: { ...ask.body, stream: true, stream_options: { include_usage: true } } };
}

/** Whole when a chunk came and the stream said why it stopped, or that it is done. */
function readChatStream({ events, done }: StreamReading): Reply | undefined {
  const chunks = events.map(({ data }) => data);
  const choices = chunks.flatMap((chunk) => listIn(chunk['choices']) ?? []).map(objectIn);
  const stopReason = choices.findLast((choice) => typeof choice?.['finish_reason'] === 'string')?.['finish_reason'];
  if (choices.length === 0 || (stopReason === undefined && done !== true)) return undefined;
  const usage = objectIn(chunks.findLast((chunk) => objectIn(chunk['usage']))?.['usage']);
  return replyOf({
    texts: choices.map((choice) => objectIn(choice?.['delta'])?.['content']),
    stopReason,
    inputTokens: usage?.['prompt_tokens'],
    outputTokens: usage?.['completion_tokens'],
  });
}
