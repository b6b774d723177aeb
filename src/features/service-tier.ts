/** Another service tier than the default: flex, the cheapest; the dear ones are never asked for. */
import type { Observation } from '../types.ts';
import type { Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';

const tier = 'flex';

export const serviceTier: Feature = {
  prompt: 'Reply with OK.',
  tokens: 16,
  inHeaders: true,
  additions: {
    converse: () => [{ serviceTier: { type: tier } }],
    'chat-completions': () => [{ service_tier: tier }],
    responses: () => [{ service_tier: tier }],
  },
  read,
  about: /service_?\s?tier|\btiers?\b/i,
  refusals:
    /\b(?:supported|allowed|permitted|valid|accepted) (?:values|tiers|options) (?:are|include)\b|\binvalid value\b|\binput should be\b|\bmust be one of\b/i,
};

function read({ tier: echoed }: ResponseFacts): Observation {
  if (echoed === undefined) return 'unclear';
  return echoed === tier ? 'shown' : 'ignored';
}
