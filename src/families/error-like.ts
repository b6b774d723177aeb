/** Tells a statement of failure from a reply, whatever the status it came with. */
import type { JsonObject } from '../types.ts';
import { objectAt } from '../protocols/fields.ts';

/** `{error}`, `{type: 'error'}`, `{__type}`, and `{Output: {__type}}` of a path that is not routed. A null `error` is none. */
export function isErrorLike(json: JsonObject): boolean {
  const error = json['error'] ?? null;
  return error !== null || json['type'] === 'error' || '__type' in json || '__type' in (objectAt(json, 'Output') ?? {});
}
