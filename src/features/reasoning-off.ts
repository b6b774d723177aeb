/** Reasoning asked not to be: the answer comes without any. */
import type { Observation } from '../types.ts';
import type { Feature } from './feature.ts';
import { inEveryProtocol } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import { reasoningForms, reasoningPrompt, reasoningTokens, reasoningLevelWords } from './reasoning.ts';

export const reasoningOff: Feature = {
  prompt: reasoningPrompt,
  tokens: reasoningTokens,
  additions: inEveryProtocol((place) => reasoningForms('none', place)),
  read,
  ...reasoningLevelWords,
};

function read({ reasoned, text }: ResponseFacts): Observation {
  if (reasoned) return 'ignored';
  return text === '' ? 'unclear' : 'shown';
}
