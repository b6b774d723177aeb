/** Puts the user's own prompt in the place of the usual one, whatever template it stands in. */
import type { Json, JsonObject } from '../types.ts';
import { prompt } from '../protocols/protocol.ts';

/** The body that asks `own`; pictures, films and texts to embed stay as they are. */
export function withPrompt(body: JsonObject, own: string): JsonObject {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, replaced(value, own)]));
}

function replaced(value: Json, own: string): Json {
  // A function, because a `$&` in the user's words is theirs.
  if (typeof value === 'string') return value.replaceAll(prompt, () => own);
  if (Array.isArray(value)) return value.map((item) => replaced(item, own));
  return typeof value === 'object' && value !== null ? withPrompt(value, own) : value;
}
