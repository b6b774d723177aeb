/** What can be heard in a reply beyond its text, in one form for all APIs: what every question is answered from. */
import type { StreamReading } from '../aws/stream-event.ts';
import type { JsonObject } from '../types.ts';

export interface ResponseFacts {
  text: string;
  /** The tools that were called; `input` where the arguments are a JSON object. */
  tools: readonly { name: string; input?: JsonObject }[];
  /** Thinking was shown, or its tokens were counted. */
  reasoned: boolean;
  /** Why it stopped: of itself, out of tokens, for a tool, at a stop sequence. */
  stop: 'end' | 'budget' | 'tool' | 'sequence' | 'other';
  inputTokens?: number;
  outputTokens?: number;
  cacheRead: number;
  /** Absent where the API does not tell. */
  cacheWrite?: number;
  /** Service tier, as echoed. */
  tier?: string;
  logProbabilities: boolean;
  /** A guardrail left its trace. */
  guarded: boolean;
}

/** A reply in one piece, or its stream. */
export type RawReply = { json: JsonObject } | { stream: StreamReading };

/** Where an API says nothing of a matter. */
export const noFacts: Pick<ResponseFacts, 'tools' | 'reasoned' | 'cacheRead' | 'logProbabilities' | 'guarded'> = {
  tools: [],
  reasoned: false,
  cacheRead: 0,
  logProbabilities: false,
  guarded: false,
};
