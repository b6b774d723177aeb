/** The shape of a format: one way to write an InvokeModel body, and to read what comes back. */
import type { JsonObject, Reply, Row } from '../types.ts';

export interface BodyFormat {
  /** The `variant` of an Ask: `openai-chat`, `anthropic-messages`, `nova-messages`, ... */
  name: string;
  /** The least body of this shape: smallest budget, nothing optional. */
  body(row: Row): JsonObject;
  /** Undefined: not a whole reply of this format. No text is demanded of it. */
  read(json: JsonObject): Reply | undefined;
  /** The payloads of InvokeModelWithResponseStream in order; undefined: the stream never came to its end. */
  readStream?(chunks: JsonObject[]): Reply | undefined;
}

/** What every text model is asked, on every API; `withPrompt` puts the user's own words in its place. */
export const prompt = 'Reply with OK.';

/** Tokens a model may spend: the least that Responses takes (`integer_below_min_value`), and enough for an OK. */
export const budget = 16;

/** What every image or video model is asked to draw. */
export const scene = 'a red dot';
