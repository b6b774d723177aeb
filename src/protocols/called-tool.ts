/** A tool call, with its arguments where they are a JSON object. */
import { objectIn } from './fields.ts';
import { parseObject } from '../aws/stream-event.ts';
import type { Json, JsonObject } from '../types.ts';

/** `given`: the arguments, as an object or as the JSON text of one. */
export function calledTool(name: Json | undefined, given: Json | undefined): { name: string; input?: JsonObject }[] {
  if (typeof name !== 'string') return [];
  const input = typeof given === 'string' ? parseObject(given) : objectIn(given);
  return [{ name, ...(input !== undefined && { input }) }];
}
