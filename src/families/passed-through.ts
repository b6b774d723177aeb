/** Bodies that are a protocol's own: InvokeModel passes them through to the model, and what it answers back. */
import { textIn } from '../protocols/fields.ts';
import type { ProtocolName } from '../protocols/protocol.ts';
import { protocols } from '../protocols/registry.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { StreamEvent } from '../aws/stream-event.ts';
import type { JsonObject } from '../types.ts';
import type { BodyFormat } from './body-format.ts';
import { metered } from './stream.ts';

interface Framing {
  /** What is demanded of a reply in one piece here. Default: all that the protocol demands. */
  isReply?(json: JsonObject, facts: ResponseFacts): boolean;
  /** What tells here that the stream came to its end. Default: all that the protocol demands. */
  isOver?(facts: ResponseFacts, chunks: readonly JsonObject[]): boolean;
  /** The events in a chunk. Default: the chunk is one, named by its `type`. */
  events?(chunk: JsonObject): StreamEvent[];
}

export function passedThrough(
  protocol: ProtocolName,
  { isReply = isWhole, isOver = (facts) => facts.whole, events = typedEvent }: Framing,
): Pick<BodyFormat, 'protocol' | 'read'> & Required<Pick<BodyFormat, 'readStream'>> {
  const { read, readStream } = protocols[protocol];
  return {
    protocol,
    read(json) {
      const facts = read(json);
      return isReply(json, facts) ? { ...facts, whole: true } : undefined;
    },
    readStream(chunks) {
      const facts = readStream({ events: chunks.flatMap(events) });
      return isOver(facts, chunks) ? { ...facts, ...metered(chunks), whole: true } : undefined;
    },
  };
}

function isWhole(_json: JsonObject, { whole }: ResponseFacts): boolean {
  return whole;
}

function typedEvent(chunk: JsonObject): StreamEvent[] {
  return [{ name: textIn(chunk['type']) ?? '', data: chunk }];
}
