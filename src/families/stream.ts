/** Streams, put together: the pieces of text, and the chunk that says the stream came to its end. */
import type { JsonObject, Reply } from '../types.ts';
import { numberAt, objectAt, replyOf } from './fields.ts';

interface Parts {
  /** The text that a chunk adds. */
  piece: (chunk: JsonObject) => string | undefined;
  /** The stop reason of the terminal chunk; undefined on every other chunk. */
  end: (chunk: JsonObject) => string | undefined;
}

/** Undefined when no chunk is terminal: an HTTP 200 alone proves nothing. */
export function readChunks(chunks: JsonObject[], { piece, end }: Parts): Reply | undefined {
  const stopReason = chunks.map(end).find((reason) => reason !== undefined);
  if (stopReason === undefined) return undefined;
  const text = chunks.map((chunk) => piece(chunk) ?? '').join('');
  return replyOf({ text, stopReason, ...metered(chunks) });
}

/** Bedrock's own count, added to the last chunk of most families' streams. */
function metered(chunks: JsonObject[]): { inputTokens?: number | undefined; outputTokens?: number | undefined } {
  const metrics = chunks.map((chunk) => objectAt(chunk, 'amazon-bedrock-invocationMetrics')).find(Boolean);
  return { inputTokens: numberAt(metrics, 'inputTokenCount'), outputTokens: numberAt(metrics, 'outputTokenCount') };
}
