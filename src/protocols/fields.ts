/** Fields of a reply, picked by type: what is missing or of another type is undefined, never a throw. */
import type { Json, JsonObject } from '../types.ts';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectIn(value: Json | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
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

/** The sum of the fields that hold a number; undefined where none does. */
export function sumOf(json: JsonObject, keys: readonly string[]): number | undefined {
  const numbers = keys.map((key) => numberIn(json[key])).filter((value) => value !== undefined);
  return numbers.length === 0 ? undefined : numbers.reduce((sum, value) => sum + value, 0);
}

export function objectAt(json: JsonObject | undefined, key: string): JsonObject | undefined {
  return objectIn(json?.[key]);
}

/** The objects of an array; empty when there is no array. */
export function objectsAt(json: JsonObject | undefined, key: string): JsonObject[] {
  return (listIn(json?.[key]) ?? []).filter(isObject);
}

export function stringAt(json: JsonObject | undefined, key: string): string | undefined {
  return textIn(json?.[key]);
}

export function numberAt(json: JsonObject | undefined, key: string): number | undefined {
  return numberIn(json?.[key]);
}

/** The text of content blocks: `[{text}, {reasoningContent}, ...]`; undefined where none has any. */
export function textOf(blocks: JsonObject[]): string | undefined {
  const texts = blocks.map((block) => stringAt(block, 'text')).filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join('');
}
