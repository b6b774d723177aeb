/** What the simulator sends back, before it is put on a socket. */
import type { Json } from '../types.ts';

/** How the bytes reach the caller: whole, or not. */
type Delivery = 'whole' | 'reset' | 'stall' | 'stall-after-headers' | 'cut';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** A list is a stream: its parts are sent one by one, without a content-length. */
  body: string | Uint8Array[];
  delivery?: Delivery;
}

export function jsonAnswer(body: Json, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export function streamAnswer(
  contentType: 'text/event-stream' | 'application/vnd.amazon.eventstream',
  parts: Uint8Array[],
): Answer {
  return { status: 200, headers: { 'content-type': contentType }, body: parts };
}
