/** What a feature is: what is added to a request so that the reply can show it, and what the reply must show. */
import type { GuardrailName } from '../config/feature-words.ts';
import type { JsonObject, Row, Observation } from '../types.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { ProtocolName } from '../protocols/protocol.ts';

/** What an addition may depend on. */
interface Circumstances {
  row: Row;
  /** What the user says. */
  prompt: string;
  guardrail?: GuardrailName;
}

export interface Feature {
  /** What the user says. */
  prompt: string;
  /** Output tokens at most. */
  tokens: number;
  /** Asked of the streaming twin. */
  streaming?: true;
  /**
   * By shape of the request, the forms in which it is asked, the likeliest first: fields that are set in the API's own request.
   * A shape that is not here has no such feature.
   */
  additions: Partial<Record<ProtocolName, (circumstances: Circumstances) => readonly JsonObject[]>>;
  read(facts: ResponseFacts): Observation;
  /** A refusal that speaks of this is about the feature. */
  about: RegExp;
  /** Words that say no to this feature, beside those that say no to any. */
  refusals?: RegExp;
  /** A complaint about what was sent in order to ask: no statement on the feature. */
  ours?: RegExp;
  /** Shapes in which the name of the parameter is a guess: that it is unknown says nothing of the feature. */
  guessed?: readonly ProtocolName[];
}

/** Enough for an answer, also behind some thinking; what is not used is not paid. */
export const answerTokens = 800;
