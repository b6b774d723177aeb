/** Prompt caching: the same long prompt twice, and the second call reads what the first has cached. */
import { plainOf } from '../api-names.ts';
import type { Observation } from '../types.ts';
import type { Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import { userTurn } from './user-turn.ts';

/** The most that a model asks for before it caches, in tokens; most ask for 1,024 (user guide, prompt caching). */
export const mostAskedFor = 4096;

/** Longer than that in every tokenizer: some 18,000 characters, many of them digits. */
const lines = Array.from(
  { length: 480 },
  (_, index) => `Entry ${index + 1}: shelf ${(index * 7) % 40}, box ${(index * 13) % 90}, one item.`,
);
export const inventory = `This is an inventory.\n${lines.join('\n')}`;

export const promptCaching: Feature = {
  prompt: 'Reply with OK.',
  tokens: 16,
  additions: {
    converse: ({ prompt: words }) => [
      userTurn.converse(words, { text: inventory }, { cachePoint: { type: 'default' } }),
    ],
    // These cache without being asked. On InvokeModel a body without a cache point leaves open whether anything would tell.
    'chat-completions': ({ api, prompt: words }) =>
      plainOf(api) === 'invoke' ? [] : [{ messages: [{ role: 'user', content: `${inventory}\n${words}` }] }],
    responses: ({ prompt: words }) => [{ input: `${inventory}\n${words}` }],
    messages: ({ prompt: words }) => [
      userTurn.messages(words, { type: 'text', text: inventory, cache_control: { type: 'ephemeral' } }),
    ],
  },
  asksAgain: true,
  read,
  about: /cach/i,
};

/** Neither written nor read of a prompt that was long enough, where the API would tell: the cache point was passed over. */
function read({ cacheRead, cacheWrite, inputTokens = 0 }: ResponseFacts): Observation {
  if (cacheRead > 0) return 'shown';
  return cacheWrite === 0 && inputTokens > mostAskedFor ? 'ignored' : 'again';
}
