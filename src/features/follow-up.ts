/** How an answer goes on that takes more than one request: what follows a reply that is its first half. */
import type { JsonObject, Observation } from '../types.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';

export interface FollowUp {
  /** The nth request, from 0, about the reply that is stored under this id; undefined: enough was asked. */
  next(id: string, nth: number): NextRequest | undefined;
  read(facts: ResponseFacts): Observation;
}

export type NextRequest =
  /** The API's own request with these fields, and with these words of the user. */
  | { fields: JsonObject; prompt: string }
  /** The response itself, or the end of its making. */
  | { stored: 'get' | 'cancel'; afterMs?: number };

/** Says that the account keeps no responses: what is not stored cannot be gone on with. */
export const retention = /\bretention\b/i;
