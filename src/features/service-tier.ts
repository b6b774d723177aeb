/** Another service tier than the default: flex, the cheapest; the expensive ones are never requested. */
import type { Observation } from '../types.ts';
import { choicesStated } from './choices-stated.ts';
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
  refusals: choicesStated('tiers'),
};

function read({ tier: echoed }: ResponseFacts): Observation {
  if (echoed === undefined) return 'unclear';
  return echoed === tier ? 'shown' : 'ignored';
}
