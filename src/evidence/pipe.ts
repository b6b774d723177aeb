/** Named pipes as outputs: opened before the run, because without a reader the opening waits forever. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { fileError, hasCode } from './file-error.ts';

const opened = new Map<string, FileHandle>();

/** Keeps the pipe open until something is written to it: its reader would take the closing for the end. */
export async function openPipe(path: string, option: string): Promise<void> {
  if (opened.has(path)) return;
  try {
    const probe = await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
    opened.set(path, await open(path, constants.O_WRONLY));
    await probe.close();
  } catch (error) {
    if (!hasCode(error, 'ENXIO')) throw fileError(`write ${option}`, path, error);
    throw new UserError(
      `${option} ${path}: it is a pipe that nobody reads.`,
      'Start its reader first, or name a file.',
    );
  }
}

export async function writePipe(path: string, content: string | Uint8Array): Promise<void> {
  await openPipe(path, '-o, --output');
  const handle = opened.get(path);
  opened.delete(path);
  try {
    await handle?.writeFile(content);
  } catch (error) {
    // A reader that has seen enough is no fault.
    if (!hasCode(error, 'EPIPE')) throw error;
  } finally {
    await handle?.close();
  }
}
