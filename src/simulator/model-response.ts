/** What a model says to a probe, before any API gives it a shape. */
import type { JsonObject } from '../types.ts';
import { thinks } from './traits.ts';

export interface ToolCall {
  name: string;
  input: JsonObject;
}

export interface ModelResponse {
  text: string;
  /** Only where the model shows its thinking. */
  reasoning?: string;
  /** Tokens of it, among those of the output. */
  reasoningTokens?: number;
  inputTokens: number;
  outputTokens: number;
  stop: 'end' | 'length' | 'tool' | 'sequence';
  /** The tools it calls, in place of text. */
  tools?: ToolCall[];
  /** Input tokens read from the prompt cache, and written to it: for five minutes, or for the hour. */
  cache?: { read: number; written: number; forHour?: true };
  /** The service tier that served it. */
  tier?: string;
  /** The latency configuration that served it. */
  latency?: string;
  /** The passage of a document that its text is taken from. */
  cited?: string;
  logProbabilities?: boolean;
  /** Tools that the service ran for it. */
  serverTools?: ('web-search' | 'notes')[];
  /** A guardrail looked at it. */
  guarded?: boolean;
}

/** Why it stopped, in the words of Converse, and of Claude and Nova behind InvokeModel. */
export const stopWords: Record<ModelResponse['stop'], string> = {
  end: 'end_turn',
  length: 'max_tokens',
  tool: 'tool_use',
  sequence: 'stop_sequence',
};

const inputTokens = 12;
const answer = { text: 'OK.', tokens: 3 };
const thought = { text: 'A short reply is wanted.', tokens: 40 };

/** Thinking comes first: a small budget is spent on it and leaves no text. */
export function respond(modelId: string, budget: number | undefined): ModelResponse {
  const limit = budget ?? Number.POSITIVE_INFINITY;
  if (!thinks(modelId)) return plain(limit);
  if (limit < thought.tokens + answer.tokens) {
    return {
      text: '',
      reasoning: thought.text,
      reasoningTokens: limit,
      inputTokens,
      outputTokens: limit,
      stop: 'length',
    };
  }
  const outputTokens = thought.tokens + answer.tokens;
  return {
    text: answer.text,
    reasoning: thought.text,
    reasoningTokens: thought.tokens,
    inputTokens,
    outputTokens,
    stop: 'end',
  };
}

function plain(limit: number): ModelResponse {
  if (limit < answer.tokens) {
    return { text: answer.text.slice(0, limit), inputTokens, outputTokens: limit, stop: 'length' };
  }
  return { text: answer.text, inputTokens, outputTokens: answer.tokens, stop: 'end' };
}
