/** Reads one run for comparison, from whichever of our files it is: evidence, JSON or CSV, distinguished by what they hold. */
import { open, readFile } from 'node:fs/promises';

import { snapshotFromCsv } from '../compare/from-csv.ts';
import { snapshotFromJson } from '../compare/from-json.ts';
import { snapshotOf, type Snapshot } from '../compare/snapshot.ts';
import type { NamedPath } from '../config/comparison.ts';
import { fileError } from '../evidence/file-error.ts';
import { UserError } from '../errors.ts';
import { isPipe } from '../evidence/open-pipe.ts';
import { readEvidence } from '../evidence/read-evidence.ts';

/** @throws UserError that names the file when it cannot be read, or is none of ours. */
export async function readSnapshot({ path, name }: NamedPath): Promise<Snapshot> {
  if (await isPipe(path)) throw new UserError(`${name} is a pipe, and is read twice.`, 'Name a file.');
  try {
    const start = await firstText(path);
    if (beginsEvidence(start)) return snapshotOf((await readEvidence(path)).run, name);
    const text = await readFile(path, 'utf8');
    return start.startsWith('{') ? snapshotFromJson(text.replace(/^\uFEFF/, ''), name) : snapshotFromCsv(text, name);
  } catch (error) {
    throw isSystemError(error) ? fileError('read', name, error) : error;
  }
}

/** Whether a file that can be read is evidence, by what it begins with. */
export async function isEvidence(path: string): Promise<boolean> {
  return beginsEvidence(await firstText(path));
}

function beginsEvidence(start: string): boolean {
  return /^\{\s*"t"\s*:/.test(start);
}

/** Evidence can be larger than memory; its first characters tell it. */
async function firstText(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    return buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\uFEFF/, '')
      .trimStart();
  } finally {
    await file.close();
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
