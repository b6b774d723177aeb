/** What a reply shows, in one form for all protocols: the API's reply and the answers to all questions are read from it. */
import type { StreamReading } from '../aws/stream-event.ts';
import type { JsonObject } from '../types.ts';
import { stopOf } from './stop.ts';

export interface ResponseFacts {
  /** It is a whole reply of its protocol: not cut short, and not another's. */
  whole: boolean;
  /** The answer, without thinking that was written before it. */
  text: string;
  /** The text as it was written, where thinking stands in it. */
  written?: string;
  /** The tools that were called; `input` where the arguments are a JSON object. */
  tools: readonly { name: string; input?: JsonObject }[];
  /** Thinking was shown, or its tokens were counted. */
  reasoned: boolean;
  /** Tokens of it, where they are counted. */
  reasoningTokens?: number;
  /** Why it stopped, in the service's word. */
  stopReason?: string;
  /** Why it stopped: of itself, out of tokens, for a tool, at a stop sequence. */
  stop: 'end' | 'budget' | 'tool' | 'sequence' | 'other';
  /** Of the whole prompt: those that a cache was written with or read from are among them, on every protocol. */
  inputTokens?: number;
  outputTokens?: number;
  cacheRead: number;
  /** Absent where the API does not tell. */
  cacheWrite?: number;
  /** Reasoning effort, as echoed. */
  effort?: string;
  /** Of those written, tokens that are kept for one hour; absent where the reply does not tell how long. */
  cacheWriteForHour?: number;
  /** Service tier, as echoed. */
  tier?: string;
  /** Latency configuration, as echoed. */
  latency?: string;
  logProbabilities: boolean;
  /** A guardrail left its trace. */
  guarded: boolean;
  /** Parts of the answer name the place of a document that they are taken from. */
  cited: boolean;
  /** Tools that the service itself has run. */
  serverTools: readonly string[];
  /** The id under which it may be stored. */
  responseId?: string;
  /** It was made in the background. */
  background: boolean;
}

/** A reply in one piece, or its stream. */
export type RawReply = { json: JsonObject } | { stream: StreamReading };

/** Where an API says nothing of a matter. */
export const noFacts: Pick<
  ResponseFacts,
  'whole' | 'tools' | 'reasoned' | 'cacheRead' | 'logProbabilities' | 'guarded' | 'cited' | 'serverTools' | 'background'
> = {
  whole: true,
  tools: [],
  reasoned: false,
  cacheRead: 0,
  logProbabilities: false,
  guarded: false,
  cited: false,
  serverTools: [],
  background: false,
};

type Told = { [Key in Exclude<keyof ResponseFacts, 'stop'>]?: ResponseFacts[Key] | undefined };

/** The facts of a reply that tells no more than these. Every reply of a run goes through here: no intermediate lists. */
export function factsOf(told: Told): ResponseFacts {
  const { written, stopReason, inputTokens, outputTokens, cacheWrite, cacheWriteForHour, effort, tier, latency } = told;
  const facts: ResponseFacts = {
    whole: told.whole ?? noFacts.whole,
    text: told.text ?? '',
    tools: told.tools ?? noFacts.tools,
    reasoned: told.reasoned ?? noFacts.reasoned,
    stop: stopOf(stopReason),
    cacheRead: told.cacheRead ?? noFacts.cacheRead,
    logProbabilities: told.logProbabilities ?? noFacts.logProbabilities,
    guarded: told.guarded ?? noFacts.guarded,
    cited: told.cited ?? noFacts.cited,
    serverTools: told.serverTools ?? noFacts.serverTools,
    background: told.background ?? noFacts.background,
  };
  if (written !== undefined) facts.written = written;
  if (stopReason !== undefined) facts.stopReason = stopReason;
  if (inputTokens !== undefined) facts.inputTokens = inputTokens;
  if (outputTokens !== undefined) facts.outputTokens = outputTokens;
  if (cacheWrite !== undefined) facts.cacheWrite = cacheWrite;
  if (told.reasoningTokens !== undefined) facts.reasoningTokens = told.reasoningTokens;
  if (effort !== undefined) facts.effort = effort;
  if (cacheWriteForHour !== undefined) facts.cacheWriteForHour = cacheWriteForHour;
  if (tier !== undefined) facts.tier = tier;
  if (latency !== undefined) facts.latency = latency;
  if (told.responseId !== undefined) facts.responseId = told.responseId;
  return facts;
}
