/** What a call came to: a whole reply of its API, or the fault that stands in its place. Judged from the wire, not from what a client threw. */
import { readEventStream } from '../aws/event-stream.ts';
import type { Exchange } from '../aws/exchange.ts';
import { bodyText, brokenExchange, looksLikeHtml, malformed, serviceFault, titleOf } from '../aws/fault.ts';
import { readServerSentEvents } from '../aws/server-sent-events.ts';
import { statementIn } from '../aws/statement.ts';
import { parseObject, type StreamReading } from '../aws/stream-event.ts';
import type { Ask, Fault, Reply } from '../types.ts';
import type { Api } from './api.ts';

export type Outcome = { reply: Reply } | { fault: Fault };

/** How the call ended, beside what the exchange recorded: what its client threw, and whether our deadline ended it. */
export interface Ending {
  error?: unknown;
  timedOut: boolean;
}

export function outcomeOf(api: Api, ask: Ask, exchange: Exchange, ending: Ending): Outcome {
  if (exchange.error !== undefined || exchange.status === undefined) {
    return { fault: brokenExchange(exchange, exchange.error ?? ending.error, ending.timedOut) };
  }
  if (exchange.status >= 300) return { fault: serviceFault(exchange) };
  const text = bodyText(exchange);
  if (text.trim() === '') return { fault: malformed('empty', 'An empty reply.') };
  if (looksLikeHtml(exchange, text)) return { fault: malformed('html', titleOf(text)) };
  return api.reader.framing === 'json'
    ? jsonOutcome(api.reader, ask, exchange)
    : streamOutcome(api.reader, ask, exchange);
}

type JsonReader = Extract<Api['reader'], { framing: 'json' }>;
type StreamReader = Exclude<Api['reader'], JsonReader>;

function jsonOutcome(reader: JsonReader, ask: Ask, exchange: Exchange): Outcome {
  const text = bodyText(exchange);
  const json = parseObject(text);
  if (json === undefined) return { fault: notJson(exchange, text) };
  const reply = reader.read(json, ask);
  if (reply) return { reply };
  if (statementIn(json)) return { fault: serviceFault(exchange) };
  return { fault: malformed('wrong-shape', text.slice(0, 300)) };
}

function notJson(exchange: Exchange, text: string): Fault {
  if (text.trimStart().startsWith('<')) return serviceFault(exchange);
  return malformed(/^\s*[[{]/.test(text) ? 'cut-short' : 'not-json', text.slice(0, 300));
}

/** An error document where a stream was asked for has HTTP 200 and JSON, and no event. */
function streamOutcome(reader: StreamReader, ask: Ask, exchange: Exchange): Outcome {
  const text = bodyText(exchange);
  const json = parseObject(text);
  if (json) return { fault: statementIn(json) ? serviceFault(exchange) : malformed('wrong-shape', text.slice(0, 300)) };
  const stream = readStream(reader, exchange, text);
  if (stream.fault) return { fault: stream.fault };
  const reply = reader.read(stream, ask);
  return reply
    ? { reply }
    : { fault: malformed('cut-short', `The stream ended after ${stream.events.length} events without its last one.`) };
}

function readStream(reader: StreamReader, exchange: Exchange, text: string): StreamReading {
  return reader.framing === 'sse' ? readServerSentEvents(text) : readEventStream(exchange.body ?? new Uint8Array());
}
