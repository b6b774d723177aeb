/** `mcp`: a recorded run, for agents. */
import type { Command } from './command.ts';
import { budget, connection, places } from './option-sets.ts';

export const mcp = {
  summary:
    'answers the questions of an agent about a recorded run (Model Context Protocol, stdio); calls nothing without --max-cost',
  options: ['evidence', 'baseline', 'catalogue', ...places, 'api', 'features', ...connection, ...budget],
  examples: [
    ['claude mcp add bedrock-matrix -- bedrock-matrix mcp --evidence "$PWD/bedrock_evidence.ndjson"', 'in Claude Code'],
    ['bedrock-matrix mcp --max-cost 0.05 --max-calls 20', 'an agent may also make calls, for 5 cents in all'],
  ],
  footer: `
With --max-cost there is one more tool, which makes the real call for one model
on one API and adds what happened to the evidence. Only the option counts, not
the variable BEDROCK_MATRIX_MAX_COST. Where there is no evidence yet, the first
call plans as a run does: by --region, --service, --api and --features, and by
the variables of all other options (such as BEDROCK_MATRIX_MODEL, _LIMIT and
_SHARD), also from .env.
`,
  async act({ input, io }) {
    const { resolveMcp } = await import('../config/mcp-request.ts');
    const request = resolveMcp(input);
    const work = await import('../commands/mcp.ts');
    return work.mcp(request, io);
  },
} as const satisfies Command;
