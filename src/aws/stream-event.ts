/** What both stream framings come down to: named events with JSON data, and the fault that ended them, if one did. */
import type { Fault, JsonObject } from '../types.ts';

export interface StreamEvent {
  /** Event type; empty where the framing names none (Chat Completions). */
  name: string;
  data: JsonObject;
}

export interface StreamReading {
  events: StreamEvent[];
  /** An exception the stream carried, or the way in which it broke. */
  fault?: Fault;
  /** The stream said that it was over (`data: [DONE]`). */
  done?: boolean;
}

/** The object in a text; undefined when it is not JSON, or not an object. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
