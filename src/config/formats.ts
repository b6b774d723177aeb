/** Owns the names of the report formats and the file extensions that pick them. */
import { extname } from 'node:path';
import { usageError } from '../errors.ts';
import { suggestion } from './nearest.ts';

const extensions = {
  csv: ['.csv'],
  json: ['.json'],
  ndjson: ['.ndjson', '.jsonl'],
  md: ['.md', '.markdown'],
} as const;

export type FormatName = keyof typeof extensions;

function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(extensions, name);
}

export const formatNames: readonly FormatName[] = Object.keys(extensions).filter(isFormatName);

/** `.csv, .json, ...`, for messages. */
export const knownExtensions = Object.values(extensions).flat().join(', ');

/** The format that a file's name picks; nothing where its extension names none. */
export function formatOfFile(path: string): FormatName | undefined {
  const extension = extname(path).toLowerCase();
  return formatNames.find((name) => extensions[name].some((known) => known === extension));
}

/** A format as `--format` takes it: its name, or an extension that picks it, as `jsonl`. Throws a usage error for others. */
export function formatWord(word: string, source: string): FormatName {
  const lower = word.toLowerCase();
  const found = isFormatName(lower) ? lower : formatOfFile(`file.${lower}`);
  if (found !== undefined) return found;
  throw usageError(`${source} does not know "${word}"`, suggestion(lower, formatNames));
}
