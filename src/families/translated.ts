/** Fields of a protocol, written in a body that has them under other names or in other places. */
import type { Json, JsonObject } from '../types.ts';

/** By the protocol's field: where it stands in the body. A field that is not here has no place in it. */
export type Translation = Readonly<Record<string, (value: Json) => JsonObject | undefined>>;

/** Undefined where one of the fields has no place. */
export function translated(request: JsonObject, table: Translation): JsonObject | undefined {
  const parts = Object.entries(request).map(([name, value]) => table[name]?.(value));
  return parts.every((part) => part !== undefined) ? Object.assign({}, ...parts) : undefined;
}

/** The same field under the same name. */
export function kept(name: string): Translation {
  return { [name]: (value) => ({ [name]: value }) };
}

/** The same value under another name. */
export function renamed(name: string, to: string): Translation {
  return { [name]: (value) => ({ [to]: value }) };
}
