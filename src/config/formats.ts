/** Owns the names of the report formats and the endings of file names that pick them. */
import { basename } from 'node:path';
import { usageError } from '../errors.ts';
import { suggestion } from './nearest.ts';

/** The first ending of each is the usual one. An ending of two parts is a whole file name too: `callable.json`, `cells.csv`. */
const endings = {
  csv: ['.csv'],
  'csv-long': ['.cells.csv'],
  json: ['.json'],
  callable: ['.callable.json'],
  ndjson: ['.ndjson', '.jsonl'],
  md: ['.md', '.markdown'],
  html: ['.html', '.htm'],
  xlsx: ['.xlsx'],
  junit: ['.xml'],
  litellm: ['.litellm.yaml', '.litellm.yml'],
  'models-dev': ['.models-dev.toml'],
  opencode: ['.opencode.jsonc'],
  'claude-code': ['.claude-code.json'],
  codex: ['.codex.toml'],
  candidates: ['.candidates.json'],
  openclaw: ['.openclaw.yaml', '.openclaw.yml'],
  openmetrics: ['.prom'],
} as const;

export type FormatName = keyof typeof endings;

function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(endings, name);
}

export const formatNames: readonly FormatName[] = Object.keys(endings).filter(isFormatName);

/** Those that the catalogue of `models` is written in. */
export const catalogueFormats = ['csv', 'json', 'md', 'html', 'xlsx'] as const satisfies readonly FormatName[];

/** `.csv, .json, ...`, for messages. */
export const knownExtensions = Object.values(endings).flat().join(', ');

/** The ending that files of a format usually have, with the dot. */
export function defaultExtension(format: FormatName): string {
  return endings[format][0];
}

/** Whether its files are JSON, with comments or a document per line. */
export function isJson(format: FormatName): boolean {
  return /\.(?:nd)?jsonc?$/.test(defaultExtension(format));
}

/** The format that a file's name picks, by its longest ending; nothing where none of its endings names one. */
export function formatOfFile(path: string): FormatName | undefined {
  const name = basename(path).toLowerCase();
  const lengthOf = (format: FormatName): number =>
    Math.max(0, ...endings[format].filter((ending) => hasEnding(name, ending)).map((ending) => ending.length));
  const [best] = formatNames.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return best !== undefined && lengthOf(best) > 0 ? best : undefined;
}

function hasEnding(name: string, ending: string): boolean {
  return name.endsWith(ending) || (ending.lastIndexOf('.') > 0 && name === ending.slice(1));
}

/** A format as `--format` takes it: its name, or an ending that picks it, as `jsonl`. Throws a usage error for others. */
export function formatWord(word: string, source: string): FormatName {
  const lower = word.toLowerCase();
  const found = isFormatName(lower) ? lower : formatOfFile(`file.${lower}`);
  if (found !== undefined) return found;
  throw usageError(`${source} does not know "${word}"`, suggestion(lower, formatNames));
}
