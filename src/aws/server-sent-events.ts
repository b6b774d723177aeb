/** Decodes a whole `text/event-stream` body into events, and finds the error it may carry. */
import type { Fault, JsonObject } from '../types.ts';
import { malformed, streamFault } from './fault.ts';
import { statementIn } from './statement.ts';
import { parseObject, type StreamEvent, type StreamReading } from './stream-event.ts';

/** Events are blocks of lines separated by an empty line (HTML standard, "Server-sent events"). */
export function readServerSentEvents(text: string): StreamReading {
  const events: StreamEvent[] = [];
  for (const block of text.split(/\r\n\r\n|\n\n|\r\r/)) {
    const data = field(block, 'data');
    if (data === undefined) continue;
    if (data.trim() === '[DONE]') return { events, done: true };
    const parsed = parseObject(data);
    if (parsed === undefined)
      return { events, fault: malformed('cut-short', 'An event of the stream is not whole JSON.') };
    const name = field(block, 'event') ?? (typeof parsed['type'] === 'string' ? parsed['type'] : '');
    const fault = errorIn(name, parsed);
    if (fault) return { events, fault };
    events.push({ name, data: parsed });
  }
  return { events };
}

/** All values of a field, joined as the standard says; undefined when the block has none. */
function field(block: string, name: string): string | undefined {
  const values = block
    .split(/\r\n|\n|\r/)
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  return values.length > 0 ? values.join('\n') : undefined;
}

/** `event: error`, a bare `{error: …}`, and Responses' `response.failed`, whose error stands in the response. */
function errorIn(name: string, data: JsonObject): Fault | undefined {
  const response = data['response'];
  const failed =
    name === 'response.failed' && typeof response === 'object' && response !== null && !Array.isArray(response);
  const holder = failed ? response : data;
  const hasError = typeof holder['error'] === 'object' && holder['error'] !== null;
  if (!failed && name !== 'error' && !hasError) return undefined;
  return streamFault(statementIn(holder) ?? { message: JSON.stringify(holder) });
}
