/** How a reply of an API is framed, and how it is read. */
import type { StreamReading } from '../aws/stream-event.ts';
import type { Protocol } from '../protocols/protocol.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { ProbeRequest, JsonObject } from '../types.ts';

/** Undefined when it is not a whole reply of this API. */
export type Reader = JsonReader | StreamReader;

export interface JsonReader {
  framing: 'json';
  read(json: JsonObject, request: ProbeRequest): ResponseFacts | undefined;
}

export interface StreamReader {
  framing: 'event-stream' | 'sse';
  read(stream: StreamReading, request: ProbeRequest): ResponseFacts | undefined;
}

export function jsonReader(protocol: Protocol): JsonReader {
  return { framing: 'json', read: (json) => ifWhole(protocol.read(json)) };
}

export function streamReader(framing: StreamReader['framing'], protocol: Protocol): StreamReader {
  return { framing, read: (stream) => ifWhole(protocol.readStream(stream)) };
}

function ifWhole(facts: ResponseFacts): ResponseFacts | undefined {
  return facts.whole ? facts : undefined;
}
