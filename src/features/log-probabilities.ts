/** Log-probabilities of the tokens that were written. Converse and Messages have none. */
import type { Observation } from '../types.ts';
import { answerTokens, type Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';

export const logProbabilities: Feature = {
  prompt: 'Reply with OK.',
  tokens: answerTokens,
  additions: {
    'chat-completions': () => [{ logprobs: true, top_logprobs: 1 }],
    responses: () => [{ include: ['message.output_text.logprobs'], top_logprobs: 1 }],
  },
  read,
  about: /log_?\s?prob/i,
};

function read({ logProbabilities: told, text }: ResponseFacts): Observation {
  if (told) return 'shown';
  return text === '' ? 'unclear' : 'ignored';
}
