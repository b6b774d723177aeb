/** Keeps what an earlier run wrote: a file that is about to be replaced goes aside, and of many backups the oldest go. */
import { access, copyFile, type FileHandle, link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileError, hasCode } from './file-error.ts';
import { fragmentBefore } from './last-line.ts';
import { parseLine } from './line.ts';
import { hasBegun } from './read-evidence.ts';

export interface BackUp {
  /** Where the earlier file is now. */
  path: string;
  /** The run that it records did not come to its end: `--resume` can continue it. */
  resumable?: boolean;
  /** Older backups of the same file that were deleted. */
  removed: string[];
}

/** Backups of one file: enough to notice a mistake a few runs later, few enough not to fill a disk. */
export const mostBackUps = 3;

/** Moves evidence that was paid for to `<name>.backup-<time of its last line><extension>`; undefined where nothing is to be kept. */
export async function backUpEvidence(path: string): Promise<BackUp | undefined> {
  try {
    const earlier = await earlierRun(path);
    if (earlier === undefined) return undefined;
    const aside = await freeName(path, earlier.lastWritten);
    await rename(path, aside);
    return { path: aside, resumable: earlier.resumable, removed: await removeOldest(path) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw fileError('keep the earlier evidence file', path, error);
  }
}

/**
 * Keeps a report that `content` is about to replace; undefined where there is none, or the same bytes are written again.
 * The report itself stays where it is, so that a reader finds it at all times.
 */
export async function backUpReport(path: string, content: string | Uint8Array): Promise<BackUp | undefined> {
  const stats = await stat(path);
  if (stats.size === 0 || (await readFile(path)).equals(Buffer.from(content))) return undefined;
  const aside = await freeName(path, stats.mtime);
  // Not every file system has hard links.
  await link(path, aside).catch(() => copyFile(path, aside));
  return { path: aside, removed: await removeOldest(path) };
}

interface EarlierRun {
  lastWritten: Date;
  resumable: boolean;
}

/** Undefined where the file holds nothing that was paid for. */
async function earlierRun(path: string): Promise<EarlierRun | undefined> {
  const handle = await open(path, 'r');
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size === 0) return undefined;
    const resumable = standing(await lastWholeLine(handle, stats.size)) ?? (await begun(path));
    return resumable === undefined ? undefined : { lastWritten: stats.mtime, resumable: resumable === 'unfinished' };
  } finally {
    await handle.close();
  }
}

async function lastWholeLine(handle: FileHandle, size: number): Promise<string> {
  const truncated = await fragmentBefore(handle, size);
  return truncated.start === 0 ? truncated.text : (await fragmentBefore(handle, truncated.start - 1)).text;
}

/** Rows and claims may come when cells are measured already: only then is a file kept that ends with them. */
async function begun(path: string): Promise<'unfinished' | undefined> {
  // A line that cannot be read was not written by this run: somebody may want it.
  const hasCells = await hasBegun(path).catch(() => true);
  return hasCells ? 'unfinished' : undefined;
}

/** Undefined where the last line does not tell. What is no evidence at all is somebody's file, and kept. */
function standing(lastLine: string): 'finished' | 'unfinished' | undefined {
  const parsed = parseLine(lastLine);
  if (!parsed.ok) return 'finished';
  const { line } = parsed;
  if (line.t === 'end') return line.incomplete !== undefined || line.interrupted === true ? 'unfinished' : 'finished';
  return line.t === 'attempt' || line.t === 'cell' || line.t === 'resume' ? 'unfinished' : undefined;
}

/** `e.ndjson` to `e.backup-2026-11-20T01-00-00Z.ndjson`, with a number where that is taken. */
export async function freeName(path: string, time: Date): Promise<string> {
  const { stem, extension } = nameParts(path);
  const stamp = time.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
  for (let nth = 1; ; nth += 1) {
    const name = join(dirname(path), `${stem}.backup-${stamp}${nth === 1 ? '' : `-${nth}`}${extension}`);
    if (await isFree(name)) return name;
  }
}

function nameParts(path: string): { stem: string; extension: string } {
  const extension = extname(path);
  return { stem: basename(path, extension), extension };
}

function isFree(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    () => true,
  );
}

/** What follows `.backup-` in a name of ours: the time, and which of that second. */
const stampPattern = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:-(\d+))?$/;

/** Deletes all backups of a file but the newest few; only names that `freeName` gives are ever touched. */
async function removeOldest(path: string): Promise<string[]> {
  const { stem, extension } = nameParts(path);
  const start = `${stem}.backup-`;
  const found = (await readdir(dirname(path))).flatMap((name) => {
    if (!name.startsWith(start) || !name.endsWith(extension)) return [];
    const [, time, nth = '1'] = stampPattern.exec(name.slice(start.length, name.length - extension.length)) ?? [];
    return time === undefined ? [] : [{ name, time, nth: Number(nth) }];
  });
  const oldestFirst = found.toSorted((a, b) => (a.time === b.time ? a.nth - b.nth : a.time < b.time ? -1 : 1));
  const removed = oldestFirst.slice(0, -mostBackUps).map(({ name }) => join(dirname(path), name));
  for (const old of removed) await rm(old, { force: true });
  return removed;
}
