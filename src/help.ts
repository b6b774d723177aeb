/** Owns the words of the help that no option carries: what each command does, examples, exit codes. */
import type { CommandName } from './config/option.ts';

export const summaries: Record<CommandName, string> = {
  run: 'tests and writes the matrix; the default, so the word may be left out',
  list: 'shows the rows and cells that a run would probe; calls no model',
  report: 'renders a recorded run again, in any format, without a call',
  explain: 'shows why each cell of a model or profile has its verdict',
  diff: 'shows what changed between two runs',
  trend: 'shows the history of each cell over many runs, and how often it changed',
  merge: 'merges shards or per-Region runs into one',
  shards: 'prints the parts for a CI matrix, as JSON; calls no model',
  doctor: 'checks credentials, endpoints and permissions, and says how to fix each',
  policy: 'prints the least IAM policy that a run with these options needs; makes no call',
  models: 'writes the catalogue: Regions, profiles, limits, prices and quotas of every model; calls no model',
  simulate: 'serves the local Bedrock that --demo runs against',
};

const examples: Record<CommandName, readonly [string, string][]> = {
  run: [
    ['bedrock-matrix --demo', 'see it work, without an AWS account'],
    ['bedrock-matrix list --region eu-central-1', 'what a run would call'],
    ['bedrock-matrix --limit 5 -o matrix.csv', 'a first look at your account'],
    ["bedrock-matrix --model '*claude*' -o -", 'one family, as CSV on stdout'],
    ['bedrock-matrix --resume', 'continue the last run'],
  ],
  list: [["bedrock-matrix list --model '*nova*' --api all", 'every way to call one family']],
  report: [['bedrock-matrix report bedrock_evidence.ndjson -o matrix.md', 'the last run as Markdown']],
  explain: [['bedrock-matrix explain amazon.nova-lite-v1:0 --api converse', 'why one cell has its verdict']],
  diff: [
    ['bedrock-matrix diff last-night.ndjson bedrock_evidence.ndjson', 'what changed since'],
    ['bedrock-matrix diff old.csv new.csv --format md --fail-on regression', 'for a pull request'],
  ],
  trend: [['bedrock-matrix trend nights/*.ndjson -o trend.csv', 'since when each cell is what it is']],
  merge: [['bedrock-matrix merge shard-*.ndjson --evidence all.ndjson -o matrix.csv', 'one matrix of all parts']],
  shards: [
    ['bedrock-matrix shards --count 4', '{"shard":["1/4","2/4","3/4","4/4"]}'],
    ['bedrock-matrix shards --region all --minutes 15', 'as many as the listings call for'],
  ],
  doctor: [['bedrock-matrix doctor --region us-west-2', 'why a run would fail, before it does']],
  policy: [
    ["bedrock-matrix policy --api all --model '*claude*' > policy.json", 'for one family'],
    ['bedrock-matrix policy --terraform --explain', 'with the reasons on stderr'],
  ],
  models: [
    ['bedrock-matrix models --region all -o models.json -o models.xlsx', 'the catalogue of every Region'],
    ["bedrock-matrix models --model '*nova*' --format md", 'one family, on stdout'],
    ['bedrock-matrix models --compare last-week.json -o models.json', 'what is new, gone or changed since'],
  ],
  simulate: [['bedrock-matrix simulate --port 8080', 'prints the variables that point a run at it']],
};

const exitCodes = `
Exit codes:
    0  the run is complete; a ✗ is data, not a failure
    1  it could not be done: credentials, discovery, a file, an unexpected fault
    2  wrong usage or configuration; nothing was called
    3  complete, and a condition of --fail-on holds
    4  incomplete, or not to be believed: a listing failed, credentials ran out,
       the budget was reached, an endpoint stopped answering, more than a fifth
       of the cells asked at one endpoint of a Region are inconclusive, or the
       run is SUSPECT; what was measured is written, and is no baseline
  130  interrupted (143 terminated); what was measured is written, and --resume
       goes on from there

Lists are repeated or separated by commas. Every option is also read from the
environment or from a .env file beside the run: BEDROCK_MATRIX_LIMIT=5.
`;

/** What stands below the options of a command. */
export function helpFooter(command: CommandName): string {
  const width = Math.max(...examples[command].map(([line]) => line.length));
  const lines = examples[command].map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`);
  return `\nExamples:\n${lines.join('\n')}\n${command === 'run' ? exitCodes : ''}`;
}
