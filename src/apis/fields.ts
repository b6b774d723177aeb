/** Reading JSON that a service sent: every field may be missing or of another type. */
import type { Json, JsonObject } from '../types.ts';

export function objectIn(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

export function listIn(value: Json | undefined): Json[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberIn(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
