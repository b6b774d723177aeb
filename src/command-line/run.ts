/** `run`: the matrix itself. */
import type { Command } from './command.ts';
import { budget, connection, planned, questions, reports } from './option-sets.ts';

const exitCodes = `
Exit codes:
    0  the run is complete; a ✗ is data, not a failure
    1  it could not be done: credentials, discovery, a file, an unexpected fault
    2  wrong usage or configuration; nothing was called
    3  complete, and --fail-on found something
    4  incomplete, or not to be trusted: a listing failed, credentials ran out,
       the budget was reached, an endpoint stopped answering, more than a fifth
       of the cells called at one endpoint of a Region are inconclusive, or the
       run is SUSPECT; what was measured is written, but is no baseline
  130  interrupted (143 terminated); what was measured is written, and --resume
       continues the run

Lists are repeated or separated by commas. Every option is also read from the
environment or from a .env file beside the run: BEDROCK_MATRIX_LIMIT=5.
`;

export const run = {
  summary: 'tests and writes the matrix; the default, so the word may be left out',
  options: [
    ...planned,
    ...questions,
    'prompt',
    ...connection,
    ...budget,
    ...reports,
    'shard',
    'errorLog',
    'evidence',
    'resume',
    'retry',
    'baseline',
    'failOn',
    'confirm',
    'expectations',
    'updateExpectations',
    'concurrency',
    'modelConcurrency',
    'rpm',
    'retries',
    'noRequestMetadata',
    'dryRun',
    'yes',
    'quiet',
    'noColor',
    'noProgress',
  ],
  examples: [
    ['bedrock-matrix --demo', 'see it work, without an AWS account'],
    ['bedrock-matrix list --region eu-central-1', 'what a run would call'],
    ['bedrock-matrix --limit 5 -o matrix.csv', 'a first look at your account'],
    ['bedrock-matrix --model "*claude*" -o -', 'one family, as CSV on stdout'],
    ['bedrock-matrix --resume', 'continue the last run'],
  ],
  footer: exitCodes,
  async act({ input, io }) {
    const { resolveConfig } = await import('../config/config.ts');
    const config = resolveConfig(input);
    const work = await import('../commands/run.ts');
    return work.run(config, io);
  },
} as const satisfies Command;
