/** What is asked after the first reply, for features that need more than one request. */
import type { JsonObject, Observation } from '../types.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';

export interface FollowUp {
  /** The nth request, from 0, about the response with this id; undefined: no more requests. */
  next(id: string, nth: number): NextRequest | undefined;
  read(facts: ResponseFacts): Observation;
}

type NextRequest =
  /** The API's own request with these fields, and with these words of the user. */
  | { fields: JsonObject; prompt: string }
  /** Reads the stored response, or cancels it. */
  | { stored: 'get' | 'cancel'; afterMs?: number };

/** Says that the account stores no responses, so that none can be continued. */
export const retention = /\bretention\b/i;
