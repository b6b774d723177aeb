/** The registry of report formats. To add one: write its file, add its line here. */
import { extname } from 'node:path';
import { usageError } from '../errors.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';

export const formats = { csv, json, ndjson, markdown } satisfies Record<string, Format>;

const all: readonly Format[] = Object.values(formats);

/** The format of an output: the one `--format` names, else by the ending of the path; `-` (stdout) is CSV. Usage error on an unknown one. */
export function formatFor(path: string, override?: string): Format {
  if (override !== undefined) return named(override);
  if (path === '-') return csv;
  const extension = extname(path).toLowerCase();
  const format = all.find(({ extensions }) => extensions.includes(extension));
  if (format !== undefined) return format;
  const known = all.flatMap(({ extensions }) => extensions).join(', ');
  throw usageError(
    `--output ${path}: no report format has that extension.`,
    `End the name in one of ${known}, or pick with --format.`,
  );
}

function named(name: string): Format {
  const format = all.find((candidate) => candidate.name === name || candidate.extensions.includes(`.${name}`));
  if (format !== undefined) return format;
  throw usageError(
    `--format ${name}: no such report format.`,
    `Pick one of ${all.map((known) => known.name).join(', ')}.`,
  );
}
