/** Reasoning asked for: thinking is shown, or its tokens are counted. */
import type { Feature } from './feature.ts';
import { inEveryProtocol } from './feature.ts';
import { reasoningForms, reasoningPrompt, reasoningTokens, reasoningWords } from './reasoning.ts';

export const reasoningOn: Feature = {
  prompt: reasoningPrompt,
  tokens: reasoningTokens,
  additions: inEveryProtocol((place) => reasoningForms('on', place)),
  // A model may find that it need not think.
  read: ({ reasoned }) => (reasoned ? 'shown' : 'unclear'),
  ...reasoningWords,
};
