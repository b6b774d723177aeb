/** Stop sequences: a count must end before the number that is one. */
import { answerTokens, type Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { Observation } from '../types.ts';

const stop = ['4'];

export const stopSequences: Feature = {
  prompt: 'Count from 1 to 6 in digits, with a comma between them. Write nothing else.',
  tokens: answerTokens,
  additions: {
    converse: () => [{ inferenceConfig: { stopSequences: stop } }],
    'chat-completions': () => [{ stop }],
    messages: () => [{ stop_sequences: stop }],
  },
  read,
  about: /\bstop\b|stop_?sequences?/i,
};

/** A count that goes on shows more than the reason to stop. Chat Completions ends with `stop` either way; a spent budget tells nothing. */
function read({ text, stop: reason }: ResponseFacts): Observation {
  if (counts(text, ['3', '4', '5'])) return 'ignored';
  if (reason === 'sequence') return 'shown';
  return reason === 'end' && endsAtThree(text) ? 'shown' : 'unclear';
}

function counts(text: string, digits: readonly string[]): boolean {
  let at = 0;
  return digits.every((digit) => (at = text.indexOf(digit, at) + 1) > 0);
}

/** The last digit is a 3, and 1 and 2 come before it. */
function endsAtThree(text: string): boolean {
  const digits = text.replaceAll(/\D+/g, '');
  return digits.endsWith('3') && counts(digits.slice(0, -1), ['1', '2']);
}
