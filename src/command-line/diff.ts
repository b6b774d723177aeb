/** `diff`: what changed between two runs. */
import type { Command } from './command.ts';

export const diff = {
  summary: 'shows what changed between two runs',
  args: [
    ['<before>', 'evidence, JSON or CSV of the earlier run'],
    ['<after>', 'of the later run'],
  ],
  options: ['failOn', 'expectations', 'updateExpectations', 'tableFormat'],
  examples: [
    ['bedrock-matrix diff yesterday.ndjson bedrock_evidence.ndjson', 'what changed since'],
    ['bedrock-matrix diff old.csv new.csv --format md --fail-on regression', 'for a pull request'],
  ],
  async act({ input, io, args }) {
    const { resolveDiff } = await import('../config/compare-requests.ts');
    const request = resolveDiff(args, input);
    const work = await import('../commands/diff.ts');
    return work.diff(request, io);
  },
} as const satisfies Command;
