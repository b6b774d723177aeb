/** `shards`: the parts for a CI matrix. */
import type { Command } from './command.ts';
import { connection, planned } from './option-sets.ts';

export const shards = {
  summary: 'prints the parts for a CI matrix, as JSON; calls no model',
  options: [...planned, ...connection, 'count', 'minutes', 'concurrency', 'retries', 'quiet'],
  examples: [
    ['bedrock-matrix shards --count 4', '{"shard":["1/4","2/4","3/4","4/4"]}'],
    ['bedrock-matrix shards --region all --minutes 15', 'as many as the listings call for'],
  ],
  async act({ input, io }) {
    const { resolveShards } = await import('../config/part-requests.ts');
    const request = resolveShards(input);
    const work = await import('../commands/shards.ts');
    return work.shards(request, io);
  },
} as const satisfies Command;
