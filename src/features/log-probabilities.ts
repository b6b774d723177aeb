/** Log-probabilities of the tokens that were written. Converse and Messages have none. */
import type { Sight } from '../types.ts';
import { answerTokens, type Feature } from './feature.ts';
import type { Heard } from './heard.ts';

export const logProbabilities: Feature = {
  words: 'Reply with OK.',
  tokens: answerTokens,
  adds: {
    'chat-completions': () => [{ logprobs: true, top_logprobs: 1 }],
    responses: () => [{ include: ['message.output_text.logprobs'], top_logprobs: 1 }],
  },
  read,
  about: /log_?\s?prob/i,
};

function read({ logProbabilities: told, text }: Heard): Sight {
  if (told) return 'shown';
  return text === '' ? 'unclear' : 'ignored';
}
