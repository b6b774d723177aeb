/** Fields that are set in a request. */
import { objectIn } from '../protocols/fields.ts';
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
