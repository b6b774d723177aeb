/** What a parameter is, of which `--vary` tries values: how a value is asked for, what the reply shows, which refusals are about it. */
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { ProtocolName, Question } from '../protocols/protocol.ts';
import type { ApiName, JsonObject, Observation, Row } from '../types.ts';
import type { StatementWords } from './statement-words.ts';

/** Where a value is asked for. */
export interface ParameterPlace {
  row: Row;
  api: ApiName;
  protocol: ProtocolName;
  /** The API's own request. */
  body: JsonObject;
}

export interface Parameter<Value> extends StatementWords {
  /** In place of the usual prompt and budget, where the value shows in the answer. */
  question?: Question;
  /** The fields that set it, the likeliest form first; none: it cannot be set there. */
  forms(value: Value, place: ParameterPlace): readonly JsonObject[];
  /** A reply may read as `unproven`: the same question is sent once more without the value. */
  hasControl?: true;
  /** As on a `Check`. */
  firstReplyStands?(target: { row: Row; api: ApiName }): boolean;
  /** Headers that set it, where it stands in none of the fields. */
  headers?(value: Value, place: ParameterPlace): Record<string, string>;
  read(facts: ResponseFacts, value: Value, on: { row: Row; api: ApiName; isControl: boolean }): Observation;
}
