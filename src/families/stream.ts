/** Streams, put together: the pieces of text, and the chunk that says the stream came to its end. */
import { numberAt, objectAt } from '../protocols/fields.ts';
import { factsOf, type ResponseFacts } from '../protocols/response-facts.ts';
import type { JsonObject } from '../types.ts';

interface Parts {
  /** The text that a chunk adds. */
  piece: (chunk: JsonObject) => string | undefined;
  /** The stop reason of the terminal chunk; undefined on every other chunk. */
  end: (chunk: JsonObject) => string | undefined;
}

/** Undefined when no chunk is terminal: an HTTP 200 alone proves nothing. */
export function readChunks(chunks: JsonObject[], { piece, end }: Parts): ResponseFacts | undefined {
  const stopReason = chunks.map(end).find((reason) => reason !== undefined);
  if (stopReason === undefined) return undefined;
  const text = chunks.map((chunk) => piece(chunk) ?? '').join('');
  return factsOf({ text, stopReason, ...metered(chunks) });
}

/** Bedrock's own count, added to the last chunk of most families' streams. */
export function metered(chunks: JsonObject[]): { inputTokens?: number; outputTokens?: number } {
  const metrics = chunks.map((chunk) => objectAt(chunk, 'amazon-bedrock-invocationMetrics')).find(Boolean);
  const inputTokens = numberAt(metrics, 'inputTokenCount');
  const outputTokens = numberAt(metrics, 'outputTokenCount');
  return { ...(inputTokens !== undefined && { inputTokens }), ...(outputTokens !== undefined && { outputTokens }) };
}
