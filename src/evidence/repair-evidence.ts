/** Makes the end of an evidence file whole again after a crash, so that lines can be appended behind it. */
import { type FileHandle, open } from 'node:fs/promises';
import { fileError } from './file-error.ts';
import { parseLine } from './line.ts';
import { readLines } from './read-lines.ts';

const newline = 0x0a;
const step = 64 * 1024;

/**
 * Cuts a torn last line off, or ends one that only lacks its line break. True when something was cut.
 * UserError on a file that is not evidence: nothing of it is touched.
 */
export async function repairEvidence(path: string): Promise<boolean> {
  await mustBeEvidence(path);
  try {
    const handle = await open(path, 'r+');
    try {
      return await repair(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileError('repair the evidence file', path, error);
  }
}

/** The first line tells. */
async function mustBeEvidence(path: string): Promise<void> {
  const lines = readLines(path);
  await lines.next();
  await lines.return(false);
}

async function repair(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  const { start, text } = await lastFragment(handle, size);
  if (start === size) return false;
  const parsed = parseLine(text);
  if (parsed.ok || parsed.problem !== 'garbage') {
    await handle.write('\n', size);
    return false;
  }
  await handle.truncate(start);
  return true;
}

/** What stands behind the last line break, and where it starts; empty in a whole file. Reads from the end backwards. */
async function lastFragment(handle: FileHandle, size: number): Promise<{ start: number; text: string }> {
  const pieces: Buffer[] = [];
  let position = size;
  while (position > 0) {
    const length = Math.min(step, position);
    position -= length;
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
    const at = buffer.lastIndexOf(newline);
    pieces.unshift(buffer.subarray(at + 1));
    if (at >= 0) return { start: position + at + 1, text: Buffer.concat(pieces).toString('utf8') };
  }
  return { start: 0, text: Buffer.concat(pieces).toString('utf8') };
}
