/** The shape of a format: one way to write an InvokeModel body, and to read what comes back. */
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { ProtocolName } from '../protocols/protocol.ts';
import type { JsonObject } from '../types.ts';

export interface BodyFormat {
  /** The protocol whose bodies these are; absent where the body is the model's own. */
  protocol?: ProtocolName;
  /** The form of an Ask begins with it: `openai-chat`, `anthropic-messages`, `nova-messages`, ... */
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
