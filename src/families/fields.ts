/** Fields of a reply, picked by type: what is missing or of another type is undefined, never a throw. */
import type { Json, JsonObject, Reply } from '../types.ts';

/** Characters of the model's text that are kept. */
const excerptLength = 200;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(json: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = json?.[key];
  return isObject(value) ? value : undefined;
}

/** The objects of an array; empty when there is no array. */
export function objectsAt(json: JsonObject | undefined, key: string): JsonObject[] {
  const value = json?.[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function stringAt(json: JsonObject | undefined, key: string): string | undefined {
  const value = json?.[key];
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(json: JsonObject | undefined, key: string): number | undefined {
  const value = json?.[key];
  return typeof value === 'number' ? value : undefined;
}

/** The text of content blocks: `[{text}, {reasoningContent}, ...]`; undefined where none has any. */
export function textOf(blocks: JsonObject[]): string | undefined {
  const texts = blocks.map((block) => stringAt(block, 'text')).filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join('');
}

interface Found {
  text?: string | undefined;
  stopReason?: string | undefined;
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
}

/** A Reply of what was found; empty text counts as none, long text is cut. */
export function replyOf(found: Found): Reply {
  const { text, stopReason, inputTokens, outputTokens } = found;
  return {
    ...(text ? { text: excerpt(text) } : {}),
    ...(stopReason !== undefined ? { stopReason } : {}),
    ...(inputTokens !== undefined ? { inputTokens } : {}),
    ...(outputTokens !== undefined ? { outputTokens } : {}),
  };
}

/** Cuts without leaving half of a surrogate pair behind. */
function excerpt(text: string): string {
  return text.slice(0, excerptLength).replace(/[\uD800-\uDBFF]$/, '');
}
