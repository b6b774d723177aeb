/** `mcp`: a recorded run, for agents. */
import type { Command } from './command.ts';

export const mcp = {
  summary: 'answers the questions of an agent about a recorded run (Model Context Protocol, stdio); makes no call',
  options: ['evidence', 'baseline'],
  examples: [
    ['claude mcp add bedrock-matrix -- bedrock-matrix mcp --evidence "$PWD/bedrock_evidence.ndjson"', 'in Claude Code'],
  ],
  async act({ input, io }) {
    const { resolveMcp } = await import('../config/requests.ts');
    const request = resolveMcp(input);
    const work = await import('../commands/mcp.ts');
    return work.mcp(request, io);
  },
} as const satisfies Command;
