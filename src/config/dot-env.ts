/** Owns the .env file beside the run. */
import { constants } from 'node:fs';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError, usageError } from '../errors.ts';

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** No file is the usual case; a folder of that name is somebody's virtual environment. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    const kind = await stat(path);
    return kind.isFIFO() ? await textOfPipe(path) : await readFile(path, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'EISDIR') return undefined;
    if (error instanceof UserError) throw error;
    throw usageError(`${path} cannot be read (${code})`, 'Make it readable, or move it away.');
  }
}

/** How long who writes into a pipe may take to begin, in milliseconds. */
const longestWait = 2_000;
const pause = 20;

/** Password managers serve `.env` as a pipe. One that nobody writes to would be waited for without end. */
async function textOfPipe(path: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const pieces: Buffer[] = [];
  try {
    for (let waited = 0; waited < longestWait; waited += pause) {
      const piece = await pieceOf(handle);
      if (piece?.length === 0 && pieces.length > 0) return Buffer.concat(pieces).toString('utf8');
      if (piece !== undefined && piece.length > 0) pieces.push(piece);
      else await sleep(pause);
    }
  } finally {
    await handle.close();
  }
  throw usageError(`${path} is a pipe, and nobody writes into it`, 'Start what writes it, or move it away.');
}

/** Undefined where its writer has nothing yet; empty at the end, and before there is a writer. */
async function pieceOf(handle: FileHandle): Promise<Buffer | undefined> {
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(65_536), 0, 65_536, null);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return undefined;
    throw error;
  }
}

/** Adds to `env` what `.env` in the folder `cwd` sets, never over what is set, be it empty. */
export async function loadDotEnv(env: Record<string, string | undefined>, cwd: string): Promise<void> {
  const text = await textOf(join(cwd, '.env'));
  if (text === undefined) return;
  const { parse } = await import('dotenv');
  for (const [name, value] of Object.entries(parse(text))) env[name] ??= value;
}
