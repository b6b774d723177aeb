/** Owns the words of the help that no option carries: what each command does, examples, exit codes. */
import type { CommandName } from './config/option.ts';

export const summaries: Record<CommandName, string> = {
  run: 'tests and writes the matrix; the default, so the word may be left out',
  list: 'shows the rows and cells that a run would probe; calls no model',
  report: 'renders a recorded run again, in any format, without a call',
  explain: 'tells why each cell of a model or profile is what it is',
  simulate: 'serves the local Bedrock that --demo runs against',
};

const examples: Record<CommandName, readonly [string, string][]> = {
  run: [
    ['bedrock-matrix --demo', 'see it work, without an AWS account'],
    ['bedrock-matrix list --region eu-central-1', 'what a run would ask, for nothing'],
    ['bedrock-matrix --limit 5 -o matrix.csv', 'a first taste of your account'],
    ["bedrock-matrix --model '*claude*' -o -", 'one family, as CSV on stdout'],
    ['bedrock-matrix --resume', 'go on where the last run stopped'],
  ],
  list: [["bedrock-matrix list --model '*nova*' --api all", 'every way to call one family']],
  report: [['bedrock-matrix report bedrock_evidence.ndjson -o matrix.md', 'the last run as Markdown']],
  explain: [['bedrock-matrix explain amazon.nova-lite-v1:0 --api converse', 'why one cell is what it is']],
  simulate: [['bedrock-matrix simulate --port 8080', 'prints the variables that point a run at it']],
};

const exitCodes = `
Exit codes:
    0  the run is complete; a ✗ is data, not a failure
    1  it could not be done: credentials, discovery, a file, an unexpected fault
    2  wrong usage or configuration; nothing was called
    4  incomplete: a listing failed or credentials ran out; the rest is written
  130  interrupted (143 terminated); what was measured is written, and --resume
       goes on from there

Lists are repeated or separated by commas. Every option is also read from the
environment or from a .env file beside the run: BEDROCK_MATRIX_LIMIT=5.
`;

/** What stands below the options of a command. */
export function closingWords(command: CommandName): string {
  const width = Math.max(...examples[command].map(([line]) => line.length));
  const lines = examples[command].map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`);
  return `\nExamples:\n${lines.join('\n')}\n${command === 'run' ? exitCodes : ''}`;
}
