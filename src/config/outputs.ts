/** Owns where reports go and in which format, and that no two files of a run are one. */
import { extname, join, resolve } from 'node:path';
import { usageError } from '../errors.ts';
import { fileIdentity } from './file-identity.ts';
import { formatNames, formatOfFile, knownExtensions, type FormatName } from './formats.ts';
import type { Setting } from './option.ts';
import { endsLikeFolder, isDirectory } from './site-path.ts';

/** One report to write. */
export interface Output {
  /** Absolute path, or `-` for stdout. */
  path: string;
  format: FormatName;
}

export interface OutputRequest {
  files: Setting<string[]>;
  /** From `--format`: for `-`, and for files whose extension names no format. */
  format: FormatName | undefined;
  cwd: string;
  /** The name when no output was asked for. */
  usual: string;
  /** A folder is an output too: a site. */
  takesSites?: true;
}

function formatFor(path: string, source: string, { format, takesSites }: OutputRequest): FormatName {
  const found = path === '-' ? (format ?? 'csv') : (formatOfFile(path) ?? format);
  if (found !== undefined) return found;
  const known = `Known: ${knownExtensions}; or say it with --format (${formatNames.join(', ')}).`;
  if (extname(path) !== '') throw usageError(`${source}: the extension of "${path}" names no format`, known);
  throw usageError(
    `${source}: "${path}" has no extension, and the extension picks the format`,
    takesSites
      ? `Write ${path}.csv, for example, or ${path}/ for a folder with a site. ${known}`
      : `Write ${path}.csv or ${path}.html, for example. ${known}`,
  );
}

/** A directory with the name of a report is found where files are checked, before the first call. */
function refuseDirectory(path: string, cwd: string, source: string): void {
  if (path === '-' || (formatOfFile(path) !== undefined && !endsLikeFolder(path))) return;
  if (!endsLikeFolder(path) && !isDirectory(resolve(cwd, path))) return;
  throw usageError(
    `${source}: "${path}" is a directory`,
    `Name a file in it, for example ${join(path, 'matrix.csv')}; \`bedrock-matrix report <evidence> -o ${join(path, '/')}\` makes a site of a directory.`,
  );
}

/** The reports asked for, else the usual one. Throws a usage error when two are one file or a format is unclear. */
export function resolveOutputs(request: OutputRequest): Output[] {
  const { files, cwd, usual } = request;
  const paths = files.value.length > 0 ? files.value : [usual];
  for (const path of paths) refuseDirectory(path, cwd, files.source);
  const outputs = paths.map((path) => ({
    path: path === '-' ? '-' : resolve(cwd, path),
    format: formatFor(path, files.source, request),
  }));
  const twice = outputs.find(({ path }, index) =>
    outputs.some((other, before) => before < index && isSameFile(other.path, path)),
  );
  if (twice === undefined) return outputs;
  const named = twice.path === '-' ? 'stdout' : `"${twice.path}"`;
  throw usageError(`${files.source}: two reports would go to ${named}`, 'Give each its own file; - can be used once.');
}

/** `evidence.ndjson` of a demo is `evidence.demo.ndjson`: a demo never overwrites what was measured. */
export function demoName(path: string): string {
  return path.replace(/(\.\w+)$/, '.demo$1');
}

/** Also by a link, or another spelling. `-` is stdout. */
function isSameFile(one: string, other: string): boolean {
  if (one === other) return true;
  if (one === '-' || other === '-') return false;
  const identity = fileIdentity(one);
  return identity !== undefined && identity === fileIdentity(other);
}

/** A named file of the run, with the option that names it. */
export interface NamedFile {
  option: string;
  path: string;
}

/** Throws a usage error when two files of the run are one: each is written whole and would destroy the other. */
export function checkDistinct(files: readonly NamedFile[]): void {
  for (const [index, { option, path }] of files.entries()) {
    const other = files.slice(0, index).find((before) => isSameFile(before.path, path));
    if (other !== undefined) {
      throw usageError(
        `${option} and ${other.option} name the same file, ${path}${other.path === path ? '' : ` (also ${other.path})`}`,
        `Give ${option} a name of its own.`,
      );
    }
  }
}
