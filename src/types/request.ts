/** One request of a cell: where it goes, what it carries, and how it was changed. */
import type { JsonObject } from './json.ts';

/** One request that can be made for a cell: where it goes and what it carries. Pure data, made by apis/ and families/. */
export interface ProbeRequest {
  /** Base path of the route on its endpoint: `/model`, `/openai/v1`, `/v1`, `/anthropic/v1`. */
  route: string;
  /** With `route` unique within a cell. */
  form: Form;
  body: JsonObject;
  /** Headers that a check sets, beside those of its API. */
  headers?: Record<string, string>;
  /** No new request: reads the response that the service has stored under this id, or cancels it. */
  stored?: { id: string; cancel?: true };
}

/** The body that a request began with, and what was changed in it since. */
export interface Form {
  /** The name of the body's shape: `anthropic-messages`, `max_tokens`. */
  base: string;
  changes: readonly Change[];
}

export type Change =
  /** A parameter was set to the bound that a refusal named. */
  | { kind: 'set'; name: string; value: number }
  | { kind: 'renamed'; name: string; to: string }
  | { kind: 'removed'; name: string }
  /** The nth form of a check was put in, from 0. */
  | { kind: 'check'; key: string; nth: number }
  /** The same once more. */
  | { kind: 'again' }
  /** The same question without what was asked for. */
  | { kind: 'control' }
  /** The nth request after the first half of an answer, from 0. */
  | { kind: 'follow-up'; nth: number }
  /** Something that another version of the tool wrote. */
  | { kind: 'other'; word: string };
