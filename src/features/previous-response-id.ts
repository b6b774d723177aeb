/** A conversation that the service remembers: the second request names the first, and knows what was said in it. */
import { answerTokens, type Feature } from './feature.ts';
import { retention } from './follow-up.ts';

export const previousResponseId: Feature = {
  prompt: 'The code word of today is otter. Reply with OK.',
  tokens: answerTokens,
  // Only the first is stored: the second names it.
  additions: { responses: () => [{ store: true }] },
  read: ({ responseId }) => (responseId === undefined ? 'unclear' : 'continues'),
  followUp: {
    next: (id, nth) =>
      nth === 0
        ? { fields: { previous_response_id: id }, prompt: 'What is the code word of today? Answer with one word.' }
        : undefined,
    read: ({ text }) => (/otter/i.test(text) ? 'shown' : 'unclear'),
  },
  about: /previous_?\s?response|\bstored?\b/i,
  retention,
};
