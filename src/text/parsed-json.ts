/** Text that may be JSON. */
import type { Json } from '../types.ts';

/** Undefined where it is none. */
export function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
