/** A prompt that is cached for one hour, not for five minutes: the reply counts the tokens that were written for one hour. */
import { randomUUID } from 'node:crypto';
import type { JsonObject, Observation, Row } from '../types.ts';
import type { Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import { inventory, mostAskedFor, promptCaching } from './prompt-caching.ts';
import { userTurn } from './user-turn.ts';

/** A reply that reads from a cache does not say how long it is kept. So each run sends a prompt that was never cached, a different one for each target and API. */
const session = randomUUID();

function neverSent(row: Row, shape: string): string {
  return `Stock-taking ${session}, ${row.profile ?? row.model}, ${row.region}, ${shape}.\n${inventory}`;
}

/** Only Claude has a second time to live. Nova caches for five minutes (user guide, "Prompt caching", 2026-10), GPT without being asked. */
function ofClaude(row: Row, forms: JsonObject[]): JsonObject[] {
  return row.model.startsWith('anthropic.') ? forms : [];
}

export const cacheTtl: Feature = {
  prompt: promptCaching.prompt,
  tokens: promptCaching.tokens,
  additions: {
    converse: ({ row, prompt: words }) =>
      ofClaude(row, [
        userTurn.converse(words, { text: neverSent(row, 'converse') }, { cachePoint: { type: 'default', ttl: '1h' } }),
      ]),
    messages: ({ row, prompt: words }) =>
      ofClaude(row, [
        userTurn.messages(words, {
          type: 'text',
          text: neverSent(row, 'messages'),
          cache_control: { type: 'ephemeral', ttl: '1h' },
        }),
      ]),
  },
  read,
  about: /cach|ttl/i,
};

/** Ignored: tokens were written, but not for one hour; or the prompt was long enough and nothing was written. */
function read({ cacheWrite = 0, cacheWriteForHour, inputTokens = 0 }: ResponseFacts): Observation {
  if (cacheWriteForHour !== undefined && cacheWriteForHour > 0) return 'shown';
  if (cacheWrite > 0) return cacheWriteForHour === undefined ? 'unclear' : 'ignored';
  return inputTokens > mostAskedFor ? 'ignored' : 'unclear';
}
