/** Server-sent events of the OpenAI and Anthropic surfaces. */
import type { JsonObject } from '../types.ts';
import type { Shape } from './refusal.ts';

/** `data:` lines only, as Chat Completions sends them. */
export function sseData(data: JsonObject | '[DONE]'): Buffer {
  return Buffer.from(`data: ${data === '[DONE]' ? data : JSON.stringify(data)}\n\n`);
}

/** Named events, as Responses and Messages send them; the name is the payload's type. */
export function sseEvent(payload: JsonObject & { type: string }): Buffer {
  return Buffer.from(`event: ${payload.type}\ndata: ${JSON.stringify(payload)}\n\n`);
}

/** The event with which a stream that had begun well breaks. */
export function sseError(shape: Shape, api: string, message: string): Buffer {
  if (shape === 'anthropic') return sseEvent({ type: 'error', error: { type: 'api_error', message } });
  if (api === 'responses') return sseEvent({ type: 'error', code: 'server_error', message, param: null });
  return sseData({ error: { code: 'server_error', message, param: null, type: 'server_error' } });
}
