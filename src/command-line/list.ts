/** `list`: what a run would test. */
import type { Command } from './command.ts';
import { budget, connection, planned, questions } from './option-sets.ts';

export const list = {
  summary: 'shows the rows and cells that a run would test; calls no model',
  options: [...planned, ...questions, 'prompt', ...connection, ...budget, 'shard', 'retries', 'quiet', 'noColor'],
  takesRunOptions: true,
  examples: [['bedrock-matrix list --model "*nova*" --api all', 'every way to call one family']],
  async act({ input, io }) {
    const { resolveConfig } = await import('../config/config.ts');
    const config = resolveConfig(input);
    const work = await import('../commands/list.ts');
    return work.list(config, io);
  },
} as const satisfies Command;
