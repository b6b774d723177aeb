/** Stop sequences: a count must end before the number that is one. */
import { answerTokens, type Feature } from './feature.ts';
import type { ResponseFacts } from './response-facts.ts';
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

/** Chat Completions ends with `stop` either way: there the text decides. */
function read({ text, stop: reason }: ResponseFacts): Observation {
  if (/3.*4.*5/s.test(text)) return 'ignored';
  return reason === 'sequence' || /1.*2.*3\D*$/s.test(text) ? 'shown' : 'unclear';
}
