/** `simulate`: the local Bedrock. */
import type { Command } from './command.ts';

export const simulate = {
  summary: 'serves the local Bedrock that --demo runs against',
  options: ['port', 'scenario'],
  examples: [['bedrock-matrix simulate --port 8080', 'prints the variables that point a run at it']],
  async act({ input, io }) {
    const { resolveSimulate } = await import('../config/requests.ts');
    const request = resolveSimulate(input);
    const work = await import('../commands/simulate.ts');
    return work.simulate(request, io);
  },
} as const satisfies Command;
