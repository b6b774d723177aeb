/** The reasons to stop, as the APIs call them. */
import type { ResponseFacts } from './response-facts.ts';

const words: Readonly<Record<string, ResponseFacts['stop']>> = {
  end_turn: 'end',
  stop: 'end',
  completed: 'end',
  COMPLETE: 'end',
  max_tokens: 'budget',
  length: 'budget',
  max_output_tokens: 'budget',
  MAX_TOKENS: 'budget',
  tool_use: 'tool',
  tool_calls: 'tool',
  stop_sequence: 'sequence',
  STOP_SEQUENCE: 'sequence',
};

export function stopOf(word: string | undefined): ResponseFacts['stop'] {
  return (word === undefined ? undefined : words[word]) ?? 'other';
}
