/** A prompt cached for one hour in place of five minutes: the reply counts what it wrote for so long. */
import { randomUUID } from 'node:crypto';
import type { JsonObject, Observation, Row } from '../types.ts';
import type { Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import { inventory, mostAskedFor, promptCaching } from './prompt-caching.ts';

/** What was cached before tells no more how long it is kept: each process begins a prompt that nobody has cached, for each target and API. */
const session = randomUUID();

function neverSent(row: Row, shape: string): string {
  return `Stock-taking ${session}, ${row.profile ?? row.model}, ${row.region}, ${shape}.\n${inventory}`;
}

/** Claude alone has a second time to live: Nova keeps for five minutes (user guide, "Prompt caching", 2026-10), GPT caches unasked. */
function ofClaude(row: Row, forms: JsonObject[]): JsonObject[] {
  return row.model.startsWith('anthropic.') ? forms : [];
}

export const cacheTtl: Feature = {
  prompt: promptCaching.prompt,
  tokens: promptCaching.tokens,
  additions: {
    converse: ({ row, prompt: words }) =>
      ofClaude(row, [
        {
          messages: [
            {
              role: 'user',
              content: [
                { text: neverSent(row, 'converse') },
                { cachePoint: { type: 'default', ttl: '1h' } },
                { text: words },
              ],
            },
          ],
        },
      ]),
    messages: ({ row, prompt: words }) =>
      ofClaude(row, [
        {
          messages: [
            {
              role: 'user',
              content: [
                {
                  type: 'text',
                  text: neverSent(row, 'messages'),
                  cache_control: { type: 'ephemeral', ttl: '1h' },
                },
                { type: 'text', text: words },
              ],
            },
          ],
        },
      ]),
  },
  read,
  about: /cach|ttl/i,
};

/** Written and not for the hour, or not written of a prompt that was long enough: the time to live was passed over. */
function read({ cacheWrite = 0, cacheWriteForHour, inputTokens = 0 }: ResponseFacts): Observation {
  if (cacheWriteForHour !== undefined && cacheWriteForHour > 0) return 'shown';
  if (cacheWrite > 0) return cacheWriteForHour === undefined ? 'unclear' : 'ignored';
  return inputTokens > mostAskedFor ? 'ignored' : 'unclear';
}
