/** Makes the end of an evidence file whole again after a crash, so that lines can be appended behind it. */
import { type FileHandle, open } from 'node:fs/promises';
import { fileError } from './file-error.ts';
import { fragmentBefore } from './last-line.ts';
import { parseLine } from './line.ts';
import { readLines } from './read-lines.ts';

/**
 * Cuts a truncated last line off, or ends one that only lacks its line break. True when something was cut.
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
  const { start, text } = await fragmentBefore(handle, size);
  if (start === size) return false;
  const parsed = parseLine(text);
  if (parsed.ok || parsed.problem !== 'garbage') {
    await handle.write('\n', size);
    return false;
  }
  await handle.truncate(start);
  return true;
}
