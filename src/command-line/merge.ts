/** `merge`: one run out of its parts. */
import type { Command } from './command.ts';
import { reports } from './option-sets.ts';

export const merge = {
  summary: 'merges shards or per-Region runs into one',
  args: [['<evidence...>', 'evidence files of the parts']],
  options: [...reports, 'allowGaps', 'allowOverlaps', 'evidence', 'quiet', 'noColor'],
  defaults: { output: 'none' },
  examples: [['bedrock-matrix merge shard-*.ndjson --evidence all.ndjson -o matrix.csv', 'one matrix of all parts']],
  async act({ input, io, args }) {
    const { resolveMerge } = await import('../config/part-requests.ts');
    const request = resolveMerge(args, input);
    const work = await import('../commands/merge.ts');
    return work.merge(request, io);
  },
} as const satisfies Command;
