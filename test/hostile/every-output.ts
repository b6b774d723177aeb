/** Every output of every command that shows a run, from one evidence file: what a hostile text in it has reached. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueFormats, defaultExtension, formatNames, type FormatName } from '../../src/config/formats.ts';
import { exitCode } from '../../src/errors.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { visit, type Visit } from '../end-to-end/harness.ts';
import { leftBehind } from './left-behind.ts';

export type Output = [where: string, text: string];

/** The colours are asked for: with them, a hostile one must still be told from ours. */
export const env = { FORCE_COLOR: '1', GITHUB_ACTIONS: 'true' };

const evidence = 'bedrock_evidence.ndjson';
const before = 'before.ndjson';

/** `-o m.csv -o m.cells.csv …` */
function filesOf(name: string, formats: readonly FormatName[] = formatNames): string[] {
  return formats.flatMap((format) => ['-o', `${name}${defaultExtension(format)}`]);
}

/** A workbook is no text. */
function streamed(formats: readonly FormatName[]): string[][] {
  return formats.filter((format) => format !== 'xlsx').map((format) => ['-o', '-', '--format', format]);
}

/** Of what was measured, all that failed as if it had not: each of its cells is a regression. Whole, as a baseline has to be. */
function writeBefore(cwd: string): void {
  const text = readFileSync(join(cwd, evidence), 'utf8')
    .replaceAll(/"verdict":"(?:unsupported|blocked|inconclusive)"/g, '"verdict":"supported"')
    .replaceAll('"ok":false', '"ok":true')
    .replaceAll(/"incomplete":"(?:[^"\\]|\\.)*",?/g, '');
  writeFileSync(join(cwd, before), text.replaceAll(',}', '}'));
}

const unknownModel = ['explain', 'no such model'];

const commands: string[][] = [
  ...streamed(formatNames).map((output) => ['report', evidence, ...output]),
  ['report', evidence, ...filesOf('again')],
  ['report', evidence, before, '-o', 'site/'],
  ['explain', '*'],
  unknownModel,
  ...['text', 'md', 'csv', 'json'].map((format) => ['diff', before, evidence, '--format', format]),
  ['diff', before, evidence, '--fail-on', 'change', '--expectations', 'known.txt', '--update-expectations'],
  ['diff', 'm.csv', evidence],
  ...['text', 'md', 'csv', 'json'].map((format) => ['trend', before, evidence, '--format', format]),
  ['trend', before, evidence, '-o', 'trend.html', '-o', 'trend.csv'],
  ['merge', evidence, '--evidence', 'merged.ndjson', '-o', 'merged.csv'],
];

/** What each left: its streams, and at last all the files. */
export async function fromEvidence(cwd: string, around: Record<string, string> = {}): Promise<Output[]> {
  writeBefore(cwd);
  writeFileSync(join(cwd, 'known.txt'), '');
  const seen: Output[] = [];
  let last: Output[] = [];
  for (const argv of commands) {
    const run = await visit(undefined, argv, { cwd, env: { ...env, ...around } });
    const left = leftBehind(run);
    seen.push(...streamsOf(run, argv));
    if (/unexpected|not a function|undefined/.test(run.stderr)) seen.push([`failure of ${argv.join(' ')}`, '\u0000']);
    last = left.slice(2);
  }
  return [...seen, ...last];
}

/** The commands that ask, each once more. */
export async function fromService(simulator: Simulator, cwd: string): Promise<Output[]> {
  const github = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'), GITHUB_OUTPUT: join(cwd, 'outputs.txt') };
  const asking: string[][] = [
    ['run', ...filesOf('m'), '--details', '--verbose', '--no-redact', '--retries', '0'],
    ['list'],
    ['doctor'],
    ['doctor', '--json'],
    ['models', ...filesOf('models', catalogueFormats)],
    ...streamed(catalogueFormats).map((output) => ['models', ...output]),
  ];
  const seen: Output[] = [];
  for (const argv of asking) {
    const run = await visit(simulator, argv, { cwd, env: { ...env, ...github } });
    seen.push(...streamsOf(run, argv));
  }
  return seen;
}

/** With what failed as a regression: its annotations. */
export async function fromBaseline(simulator: Simulator, cwd: string): Promise<Output[]> {
  const github = { GITHUB_STEP_SUMMARY: join(cwd, 'summary2.md') };
  const argv = [
    'run',
    '--baseline',
    before,
    '--fail-on',
    'regression',
    '--retries',
    '0',
    '--evidence',
    'second.ndjson',
  ];
  return streamsOf(await visit(simulator, argv, { cwd, env: { ...env, ...github } }), argv);
}

/** @throws Error where the command was refused: then it wrote nothing, and proves nothing. */
function streamsOf(run: Visit, argv: readonly string[]): Output[] {
  const isRefused = run.code === exitCode.usage;
  if (isRefused !== (argv === unknownModel)) throw new Error(`${argv.join(' ')}: exit ${run.code}\n${run.stderr}`);
  // What goes into files is no output of the stream.
  const words = argv.filter((word, index) => word === '-' || argv[index - 1] !== '-o');
  const streams = leftBehind(run).slice(0, 2);
  return streams.map(([where, text]): Output => [`${where} of ${words.join(' ')}`, text]);
}
