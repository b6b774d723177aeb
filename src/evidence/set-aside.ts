/** Keeps what an earlier run paid for: a new run never empties the evidence of one that did not come to its end. */
import { access, type FileHandle, open, rename } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileError, hasCode } from './file-error.ts';
import { fragmentBefore } from './last-line.ts';
import { parseLine } from './line.ts';

/** Moves such evidence to `<name>.<time of its last line><extension>`. Resolves to the new path; undefined where nothing is to be kept. */
export async function setAside(path: string): Promise<string | undefined> {
  try {
    const lastWritten = await unfinishedSince(path);
    if (lastWritten === undefined) return undefined;
    const aside = await freeName(path, lastWritten);
    await rename(path, aside);
    return aside;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw fileError('keep the earlier evidence file', path, error);
  }
}

/** When the file was last written; undefined when it holds nothing that was paid for, or a run that came to its end. */
async function unfinishedSince(path: string): Promise<Date | undefined> {
  const handle = await open(path, 'r');
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size === 0) return undefined;
    return isWorthKeeping(await lastWholeLine(handle, stats.size)) ? stats.mtime : undefined;
  } finally {
    await handle.close();
  }
}

async function lastWholeLine(handle: FileHandle, size: number): Promise<string> {
  const torn = await fragmentBefore(handle, size);
  return torn.start === 0 ? torn.text : (await fragmentBefore(handle, torn.start - 1)).text;
}

/** Behind rows nothing was asked yet. What is no evidence at all is somebody's file, and kept. */
function isWorthKeeping(lastLine: string): boolean {
  const parsed = parseLine(lastLine);
  if (!parsed.ok) return true;
  const { line } = parsed;
  if (line.t === 'end') return line.incomplete !== undefined || line.interrupted === true;
  return line.t === 'attempt' || line.t === 'cell' || line.t === 'resume';
}

/** `e.ndjson` to `e.2026-11-20T01-00-00Z.ndjson`, with a number where that is taken. */
async function freeName(path: string, time: Date): Promise<string> {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const stamp = time.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
  for (let nth = 1; ; nth += 1) {
    const name = `${stem}.${stamp}${nth === 1 ? '' : `-${nth}`}${extension}`;
    if (await isFree(name)) return name;
  }
}

function isFree(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    () => true,
  );
}
