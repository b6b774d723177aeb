/**
 * The shape of a protocol: what a request of it holds, and what a reply shows. An API puts model, route and options around the
 * request and sends it; InvokeModel passes the same bodies through.
 */
import type { StreamReading } from '../aws/stream-event.ts';
import type { JsonObject } from '../types.ts';
import type { ResponseFacts } from './response-facts.ts';

/** Named by the API that answers in one piece; its streaming twin takes the same. */
export type ProtocolName = 'converse' | 'chat-completions' | 'responses' | 'messages';

/** What is asked: the words of the user, and how many tokens the answer may have. */
export interface Question {
  words: string;
  tokens: number;
}

export interface Protocol {
  /** The least request. Where a form has two names in use, it goes under that of `like`, the body that was answered. */
  request(question: Question, like?: JsonObject): JsonObject;
  /** Never a throw: what is missing or of another type shows nothing. */
  read(json: JsonObject): ResponseFacts;
  readStream(stream: StreamReading): ResponseFacts;
}

/** What every text model is asked where the user gives no words of their own, on every API. */
export const prompt = 'Reply with OK.';

/** Tokens a model may spend: the least that Responses takes (`integer_below_min_value`), and enough for an OK. */
export const budget = 16;
