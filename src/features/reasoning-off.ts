/** Reasoning asked not to be: the answer comes without any. */
import type { Sight } from '../types.ts';
import type { Feature } from './feature.ts';
import type { Heard } from './heard.ts';
import { reasoningOn } from './reasoning-on.ts';
import { modelThinksNot } from './thinking.ts';

export const reasoningOff: Feature = {
  words: reasoningOn.words,
  tokens: reasoningOn.tokens,
  adds: {
    converse: ({ row }) => [{ additionalModelRequestFields: modelThinksNot(row) }],
    'chat-completions': () => [{ reasoning_effort: 'none' }],
    responses: () => [{ reasoning: { effort: 'none' } }],
    messages: () => [{ thinking: { type: 'disabled' } }],
  },
  read,
  guessed: ['converse'],
  about: reasoningOn.about,
};

function read({ reasoned, text }: Heard): Sight {
  if (reasoned) return 'ignored';
  return text === '' ? 'unclear' : 'shown';
}
