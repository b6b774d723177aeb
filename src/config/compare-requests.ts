/** Owns the settings of the commands that compare recorded runs: diff and trend. */
import type { tableFormats } from './compare-options.ts';
import { resolve } from 'node:path';
import { usageError } from '../errors.ts';
import { resolveComparison, type ComparisonSettings, type NamedPath } from './comparison.ts';
import type { ConfigInput } from './config.ts';
import { readMany, readOne } from './option.ts';
import { options } from './options.ts';
import { checkDistinct } from './outputs.ts';
import { filesNamed } from './file-globs.ts';

export type TableFormat = (typeof tableFormats)[number];

/** A page is for a file. */
export type TrendFormat = TableFormat | 'html' | 'speed';

/** What `diff` compares, and how it tells. */
export interface DiffRequest extends ComparisonSettings {
  before: NamedPath;
  after: NamedPath;
  format: TableFormat;
}

/** What `trend` reads, and what it writes. */
export interface TrendRequest {
  files: NamedPath[];
  /** Absolute paths, or `-` for stdout. */
  outputs: { path: string; format: TrendFormat }[];
}

/** Throws a usage error naming the option that is wrong. */
export function resolveDiff(words: readonly string[], input: ConfigInput): DiffRequest {
  const [before, after] = words.map((name) => ({ name, path: resolve(input.cwd, name) }));
  if (before === undefined || after === undefined)
    throw usageError('diff compares two runs.', 'Name the earlier file, then the later one.');
  return { before, after, format: readOne(options.tableFormat, input).value, ...resolveComparison(input, input.cwd) };
}

/** Throws a usage error naming the option that is wrong. */
export function resolveTrend(words: readonly string[], input: ConfigInput): TrendRequest {
  const files = filesNamed(words, input.cwd).map((name) => ({ name, path: resolve(input.cwd, name) }));
  // A variable that names where a run's reports go does not mean the trend: it would be written over them.
  const { value: paths, source } = readMany(options.output, { ...input, env: {} });
  const usual = readOne(options.tableFormat, input).value;
  const outputs = (paths.length > 0 ? paths : ['-']).map((path) => {
    if (path === '-') return { path, format: usual };
    return { path: resolve(input.cwd, path), format: formatOf(path, source) };
  });
  checkDistinct([
    ...files.map(({ path }) => ({ option: 'the evidence', path })),
    ...outputs.map(({ path }) => ({ option: '--output', path })),
  ]);
  return { files, outputs };
}

const endings: readonly (readonly [ending: string, format: TrendFormat])[] = [
  // Before the shorter ending: latency and error rates, a line per model, API and run.
  ['.speed.csv', 'speed'],
  ['.csv', 'csv'],
  ['.html', 'html'],
  ['.json', 'json'],
  ['.md', 'md'],
  ['.txt', 'text'],
];

function formatOf(path: string, source: string): TrendFormat {
  const found = endings.find(([ending]) => path.toLowerCase().endsWith(ending));
  if (found !== undefined) return found[1];
  throw usageError(
    `${source}: the extension of "${path}" names no format of trend`,
    `Known: ${endings.map(([ending]) => ending).join(', ')}.`,
  );
}
