/** Reasoning asked for: thinking is shown, or its tokens are counted. */
import type { Feature } from './feature.ts';
import { claudeThinks, modelThinks } from './thinking.ts';

export const reasoningOn: Feature = {
  prompt: 'A bat and a ball cost 1.10 together, and the bat costs 1.00 more than the ball. What does the ball cost?',
  // Above the least budget that Claude takes for thinking.
  tokens: 2048,
  additions: {
    converse: ({ row }) => modelThinks(row).map((fields) => ({ additionalModelRequestFields: fields })),
    'chat-completions': () => [{ reasoning_effort: 'low' }],
    responses: () => [{ reasoning: { effort: 'low' } }],
    messages: ({ row }) => claudeThinks(row),
  },
  // A model may find that it need not think.
  read: ({ reasoned }) => (reasoned ? 'shown' : 'unclear'),
  // Converse passes the makers' own fields on.
  guessed: ['converse'],
  about: /thinking|reasoning|effort/i,
};
