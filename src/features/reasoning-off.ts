/** Reasoning asked not to be: the answer comes without any. */
import type { Observation } from '../types.ts';
import type { Feature } from './feature.ts';
import type { ResponseFacts } from './response-facts.ts';
import { reasoningOn } from './reasoning-on.ts';
import { modelThinksNot } from './thinking.ts';

export const reasoningOff: Feature = {
  prompt: reasoningOn.prompt,
  tokens: reasoningOn.tokens,
  additions: {
    converse: ({ row }) => [{ additionalModelRequestFields: modelThinksNot(row) }],
    'chat-completions': () => [{ reasoning_effort: 'none' }],
    responses: () => [{ reasoning: { effort: 'none' } }],
    messages: () => [{ thinking: { type: 'disabled' } }],
  },
  read,
  guessed: ['converse'],
  about: reasoningOn.about,
};

function read({ reasoned, text }: ResponseFacts): Observation {
  if (reasoned) return 'ignored';
  return text === '' ? 'unclear' : 'shown';
}
