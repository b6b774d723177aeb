/** What a call came to: a whole reply of its API, or the fault that stands in its place. Judged from the wire, not from what a client threw. */
import { cut } from '../aws/bounded.ts';
import { readEventStream } from '../aws/event-stream.ts';
import type { Exchange } from '../aws/exchange.ts';
import { bodyText, faultOfCall, malformed, serviceFault } from '../aws/fault.ts';
import { readServerSentEvents } from '../aws/server-sent-events.ts';
import { statementIn } from '../aws/statement.ts';
import { parseObject, type StreamReading } from '../aws/stream-event.ts';
import { replyOf } from '../protocols/reply.ts';
import type { RawReply, ResponseFacts } from '../protocols/response-facts.ts';
import type { ProbeRequest, Fault, Observation, Reply } from '../types.ts';
import type { Api } from './api.ts';
import type { JsonReader, StreamReader } from './reader.ts';

/** Characters of a reply that nobody could read. */
const excerpt = 300;

export type Outcome = { reply: Reply } | { fault: Fault };

/** How the call ended, beside what the exchange recorded: what its client threw, and whether our deadline ended it. */
export interface Ending {
  error?: unknown;
  timedOut: boolean;
  /** What the reply is read for beyond the API itself. */
  observe?: (reply: WholeReply) => Pick<Reply, 'unmet'> & { sight: Observation };
}

/** A whole reply: what it shows, and the document or stream itself. */
export interface WholeReply {
  facts: ResponseFacts;
  raw: RawReply;
}

export function outcomeOf(api: Api, request: ProbeRequest, exchange: Exchange, ending: Ending): Outcome {
  const fault = faultOfCall(exchange, ending);
  if (fault !== undefined) return { fault };
  const text = bodyText(exchange);
  if (text.trim() === '') return { fault: malformed('empty', 'An empty reply.') };
  const answered = { request, exchange, text, ending };
  return api.reader.framing === 'json' ? jsonOutcome(api.reader, answered) : streamOutcome(api.reader, answered);
}

interface Answered {
  request: ProbeRequest;
  exchange: Exchange;
  /** Its body. */
  text: string;
  ending: Ending;
}

function replied({ observe }: Ending, reply: WholeReply): Outcome {
  if (observe === undefined) return { reply: replyOf(reply.facts) };
  const observed = observe(reply);
  const { responseId } = reply.facts;
  return {
    reply: {
      ...replyOf(reply.facts),
      ...observed,
      ...(observed.sight === 'continues' && responseId && { responseId }),
    },
  };
}

function jsonOutcome(reader: JsonReader, { request, exchange, text, ending }: Answered): Outcome {
  const json = parseObject(text);
  if (json === undefined) return { fault: notJson(exchange, text) };
  const facts = reader.read(json, request);
  if (facts) return replied(ending, { facts, raw: { json } });
  if (statementIn(json)) return { fault: serviceFault(exchange) };
  return { fault: malformed('wrong-shape', cut(text, excerpt)) };
}

function notJson(exchange: Exchange, text: string): Fault {
  if (text.trimStart().startsWith('<')) return serviceFault(exchange);
  return malformed(/^\s*[[{]/.test(text) ? 'cut-short' : 'not-json', cut(text, excerpt));
}

/** An error document where a stream was asked for has HTTP 200 and JSON, and no event. */
function streamOutcome(reader: StreamReader, { request, exchange, text, ending }: Answered): Outcome {
  const json = parseObject(text);
  if (json) return { fault: statementIn(json) ? serviceFault(exchange) : malformed('wrong-shape', cut(text, excerpt)) };
  const stream = readStream(reader, exchange, text);
  if (stream.fault) return { fault: stream.fault };
  const facts = reader.read(stream, request);
  return facts
    ? replied(ending, { facts, raw: { stream } })
    : { fault: malformed('cut-short', `The stream ended after ${stream.events.length} events without its last one.`) };
}

function readStream(reader: StreamReader, exchange: Exchange, text: string): StreamReading {
  return reader.framing === 'sse' ? readServerSentEvents(text) : readEventStream(exchange.body ?? new Uint8Array());
}
