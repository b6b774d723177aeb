/** Fields that are set in a request. */
import { isObject, objectIn } from '../protocols/fields.ts';
import type { JsonObject } from '../types.ts';

/** Fields beside those that are there, one level deep: `inferenceConfig` keeps its budget. */
export function merged(body: JsonObject, more: JsonObject): JsonObject {
  const result = { ...body };
  for (const [key, value] of Object.entries(more)) {
    const [before, after] = [objectIn(body[key]), objectIn(value)];
    result[key] = before && after ? { ...before, ...after } : value;
  }
  return result;
}

/** A field that a check sets to null is one that it takes away. */
export function withoutNulls(body: JsonObject): JsonObject {
  const kept = Object.entries(body).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([key, value]) => [key, isObject(value) ? withoutNulls(value) : value]));
}
