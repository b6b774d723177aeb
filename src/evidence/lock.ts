/** One run per evidence file: `<path>.lock` holds the pid of the run that writes it. */
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { fileError, hasCode } from './file-error.ts';

/** A pid alone cannot tell two writers in this same process apart. */
const heldHere = new Set<string>();

/** Takes the lock for the process `pid`, past one whose process is gone. Resolves to its release; UserError while another run holds it. */
export async function lockEvidence(path: string, pid: number): Promise<() => Promise<void>> {
  if (await isDevice(path)) return async () => undefined;
  const lockPath = `${resolve(path)}.lock`;
  if (heldHere.has(lockPath)) throw locked(path, lockPath, pid);
  heldHere.add(lockPath);
  try {
    await claim(path, lockPath, pid);
  } catch (error) {
    heldHere.delete(lockPath);
    throw error;
  }
  return async () => {
    heldHere.delete(lockPath);
    await rm(lockPath, { force: true });
  };
}

/** For whoever calls something before it takes the lock: UserError while another run holds it. */
export async function refuseLocked(path: string, pid: number): Promise<void> {
  const lockPath = `${resolve(path)}.lock`;
  if (heldHere.has(lockPath)) throw locked(path, lockPath, pid);
  const owner = await readFile(lockPath, 'utf8').then(
    (text) => Number.parseInt(text, 10),
    () => undefined,
  );
  if (owner !== undefined && owner !== pid && isAlive(owner)) throw locked(path, lockPath, owner);
}

/** /dev/null and its like are nobody's, and no place for a lock file. */
async function isDevice(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

async function claim(path: string, lockPath: string, pid: number): Promise<void> {
  if (await create(path, lockPath, pid)) return;
  const owner = await ownerOf(lockPath);
  if (owner !== pid && isAlive(owner)) throw locked(path, lockPath, owner);
  const aside = `${lockPath}.${pid}`;
  if (!(await takeAway(lockPath, aside, owner)) || !(await create(path, lockPath, pid)))
    throw locked(path, lockPath, undefined);
}

/** NaN where it cannot be read. */
async function ownerOf(lockPath: string): Promise<number> {
  return Number.parseInt(await readFile(lockPath, 'utf8').catch(() => ''), 10);
}

/**
 * Removes a dead run's lock. False when another run was quicker: moved aside first and looked at again, so that of two runs
 * that find the same dead lock the second never deletes the fresh one of the first.
 */
async function takeAway(lockPath: string, aside: string, owner: number): Promise<boolean> {
  try {
    await rename(lockPath, aside);
  } catch (error) {
    return hasCode(error, 'ENOENT');
  }
  const same = (await ownerOf(aside)) === owner;
  await (same ? rm(aside) : rename(aside, lockPath));
  return same;
}

async function create(path: string, lockPath: string, pid: number): Promise<boolean> {
  try {
    await writeFile(lockPath, `${pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw fileError('lock the evidence file', path, error);
  }
}

/** A process has a priority for as long as it lives. An unreadable pid counts as alive: a file cut short is no proof of death. */
function isAlive(owner: number): boolean {
  if (!Number.isSafeInteger(owner) || owner <= 0) return true;
  try {
    getPriority(owner);
    return true;
  } catch (error) {
    return !isGone(error);
  }
}

/** Node wraps what the system said in an error of its own (`ERR_SYSTEM_ERROR`). */
function isGone(error: unknown): boolean {
  const info = error instanceof Error && 'info' in error ? error.info : undefined;
  return typeof info === 'object' && info !== null && 'code' in info && info.code === 'ESRCH';
}

function locked(path: string, lockPath: string, owner: number | undefined): UserError {
  const who = owner !== undefined && Number.isSafeInteger(owner) && owner > 0 ? ` (pid ${owner})` : '';
  return new UserError(
    `Another run${who} is writing the evidence file ${path}.`,
    `Wait for it, name another file with --evidence, or delete ${lockPath} if no run is alive.`,
  );
}
