/** Reasoning asked not to be: the answer comes without any. */
import type { Observation } from '../types.ts';
import type { Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import { reasoningOn } from './reasoning-on.ts';
import { modelThinksNot } from './thinking.ts';

export const reasoningOff: Feature = {
  prompt: reasoningOn.prompt,
  tokens: reasoningOn.tokens,
  additions: {
    converse: ({ row }) => modelThinksNot(row).map((fields) => ({ additionalModelRequestFields: fields })),
    'chat-completions': () => [{ reasoning_effort: 'none' }],
    responses: () => [{ reasoning: { effort: 'none' } }],
    messages: () => [{ thinking: { type: 'disabled' } }],
  },
  read,
  guessed: ['converse'],
  // `none` stands nowhere else in the request.
  about: /thinking|reasoning|effort|['"`]none['"`]/i,
  refusals:
    /\b(?:supported|allowed|permitted|valid|accepted) (?:values|levels|options) (?:are|include)\b|\binvalid value\b|\binput should be\b|\bvalid levels\b|\bmust be one of\b|\bcan ?not be (?:disabled|turned off)\b/i,
};

function read({ reasoned, text }: ResponseFacts): Observation {
  if (reasoned) return 'ignored';
  return text === '' ? 'unclear' : 'shown';
}
