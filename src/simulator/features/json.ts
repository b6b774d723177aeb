/** Reading bodies whose fields may be of any type. */
import { isObject } from '../bodies/schema.ts';
import type { Json, JsonObject } from '../../types.ts';

export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function objectsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The words of blocks that have any, a line each. */
export function textsIn(blocks: readonly JsonObject[]): string {
  return blocks.map(({ text }) => textOf(text)).join('\n');
}

/** What a PDF says, where its pages are drawn without compression: the texts that `Tj` shows (ISO 32000-1, 9.4.3). */
export function textOfPdf(base64: string): string {
  const file = Buffer.from(base64, 'base64').toString('latin1');
  return Array.from(file.matchAll(/\(((?:[^()\\]|\\.)*)\)\s*Tj/g), ([, text = '']) => text).join('\n');
}

/** The tool that must be called: the one that is named, or any. */
export function forcedTool(name: string, any: boolean): { forced?: { tool: string } | 'any' } {
  if (name !== '') return { forced: { tool: name } };
  return any ? { forced: 'any' } : {};
}

/** A field only where there is something to put in it. */
export function present<Key extends string>(key: Key, text: string): Partial<Record<Key, string>> {
  const field: Partial<Record<Key, string>> = {};
  if (text !== '') field[key] = text;
  return field;
}
