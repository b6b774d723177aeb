/** Every output of every command that shows a run, from one evidence file: what a hostile text in it has reached. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { visit } from '../end-to-end/harness.ts';
import { leftBehind } from './left-behind.ts';

export type Output = [where: string, text: string];

const files = ['csv', 'json', 'callable.json', 'ndjson', 'md', 'html', 'xlsx', 'xml', 'cells.csv'];
const outputs = files.flatMap((ending) => ['-o', `m.${ending}`]);

/** The colours are asked for: with them, a hostile one must still be told from ours. */
export const env = { FORCE_COLOR: '1', GITHUB_ACTIONS: 'true' };

const evidence = 'bedrock_evidence.ndjson';
const before = 'before.ndjson';

/** Of what was measured, all that failed as if it had not: each of its cells is a regression. */
function writeBefore(cwd: string): void {
  const text = readFileSync(join(cwd, evidence), 'utf8');
  writeFileSync(join(cwd, before), text.replaceAll(/"verdict":"(?:unsupported|blocked)"/g, '"verdict":"supported"'));
}

const commands: string[][] = [
  ['report', evidence, '-o', '-'],
  ...['csv', 'cells-csv', 'ndjson', 'md', 'html', 'junit'].map((name) => [
    'report',
    evidence,
    '-o',
    '-',
    '--format',
    name,
  ]),
  ['report', evidence, ...files.flatMap((ending) => ['-o', `again.${ending}`]), '--error-log', 'again.log'],
  ['explain', '*'],
  ['explain', 'no such model'],
  ...['text', 'md', 'json'].map((format) => ['diff', before, evidence, '--format', format]),
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
    seen.push(...left.slice(0, 2).map(([where, text]): Output => [`${where} of ${argv.join(' ')}`, text]));
    if (/unexpected|not a function|undefined/.test(run.stderr)) seen.push([`failure of ${argv.join(' ')}`, '\u0000']);
    last = left.slice(2);
  }
  return [...seen, ...last];
}

/** The commands that ask, each once more. */
export async function fromService(simulator: Simulator, cwd: string): Promise<Output[]> {
  const github = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'), GITHUB_OUTPUT: join(cwd, 'outputs.txt') };
  const asking: string[][] = [
    ['run', ...outputs, '--details', '--verbose', '--no-redact', '--retries', '0'],
    ['list'],
    ['doctor'],
    ['doctor', '--format', 'json'],
    ...['md', 'csv', 'json'].map((format) => ['models', '-o', '-', '--format', format]),
  ];
  const seen: Output[] = [];
  for (const argv of asking) {
    const run = await visit(simulator, argv, { cwd, env: { ...env, ...github } });
    seen.push(
      ...leftBehind(run)
        .slice(0, 2)
        .map(([where, text]): Output => [`${where} of ${argv.join(' ')}`, text]),
    );
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
  const run = await visit(simulator, argv, { cwd, env: { ...env, ...github } });
  return leftBehind(run).slice(0, 2);
}
