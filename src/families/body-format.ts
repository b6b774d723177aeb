/** The shape of a format: one way to write an InvokeModel body, and to read what comes back. */
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { ProtocolName } from '../protocols/protocol.ts';
import type { JsonObject } from '../types.ts';

export interface BodyFormat {
  /** The protocol in whose fields features and values are asked for; absent: the body has room for words only. */
  protocol?: ProtocolName;
  /** A request of that protocol in the fields of this body; undefined: it has no such field. Default: they are the same. */
  fields?(request: JsonObject): JsonObject | undefined;
  /** The form of a request begins with it: `openai-chat`, `anthropic-messages`, `nova-messages`, ... */
  name: string;
  /** The least body of this shape that asks these words, where it has a place for words: smallest budget, nothing optional. */
  body(words: string): JsonObject;
  /** Undefined: not a whole reply of this format. No text is demanded of it. */
  read(json: JsonObject): ResponseFacts | undefined;
  /** The payloads of InvokeModelWithResponseStream in order; undefined: the stream never came to its end. */
  readStream?(chunks: JsonObject[]): ResponseFacts | undefined;
}

/** What every image or video model is asked to draw. */
export const scene = 'a red dot';
