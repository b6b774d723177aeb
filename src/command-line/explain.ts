/** `explain`: why each cell of a model has its verdict. */
import type { Command } from './command.ts';

export const explain = {
  summary: 'shows why each cell of a model or profile has its verdict',
  args: [['<model>', 'model or profile id, a part of it, or a glob']],
  options: ['api', 'check', 'evidence', 'noColor'],
  defaults: { api: 'all' },
  examples: [
    ['bedrock-matrix explain amazon.nova-lite-v1:0 --api converse', 'why one cell has its verdict'],
    ['bedrock-matrix explain nova-lite --check tool-use', 'why a feature does, or does not work'],
  ],
  async act({ input, io, args }) {
    const { resolveExplain } = await import('../config/requests.ts');
    const request = resolveExplain(args[0] ?? '', input);
    const work = await import('../commands/explain.ts');
    return work.explain(request, io);
  },
} as const satisfies Command;
