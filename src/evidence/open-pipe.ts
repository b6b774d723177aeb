/** Opens a named pipe to read from: without a writer the opening would wait forever. */
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../errors.ts';

/** How long who writes into it may take to begin, in milliseconds. */
const longestWait = 2_000;

export async function isPipe(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFIFO() === true;
}

export async function openReadPipe(path: string): Promise<FileHandle> {
  const opening = open(path, 'r');
  const opened = await Promise.race([opening, sleep(longestWait)]);
  if (opened !== undefined) return opened;
  // A writer of our own ends the waiting, which nothing else could end.
  const writer = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
  await (await opening).close();
  await writer.close();
  throw new UserError(`${path} is a pipe, and nobody writes into it.`, 'Start what writes it, or name a file.');
}
