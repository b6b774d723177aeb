/** Another service tier than the default: flex, the cheapest; the dear ones are never asked for. */
import type { Sight } from '../types.ts';
import type { Feature } from './feature.ts';
import type { Heard } from './heard.ts';

const tier = 'flex';

export const serviceTier: Feature = {
  words: 'Reply with OK.',
  tokens: 16,
  adds: {
    converse: () => [{ serviceTier: { type: tier } }],
    'chat-completions': () => [{ service_tier: tier }],
    responses: () => [{ service_tier: tier }],
  },
  read,
  about: /service_?\s?tier|\btiers?\b/i,
};

function read({ tier: echoed }: Heard): Sight {
  if (echoed === undefined) return 'unclear';
  return echoed === tier ? 'shown' : 'ignored';
}
