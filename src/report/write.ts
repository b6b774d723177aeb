/** The one place that opens report files: checks them before the first call is paid for, and writes them whole or not at all. */
import { constants } from 'node:fs';
import { access, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { redact } from '../aws/redact.ts';
import { cleanFor, type Medium } from '../medium.ts';
import { destinationOf } from '../config/file-identity.ts';
import { UserError } from '../errors.ts';
import { backUpReport, type BackUp } from '../evidence/back-up.ts';
import { fileError, hasCode } from '../evidence/file-error.ts';
import { openPipe, writePipe } from '../evidence/pipe.ts';

/** Finds out now what would fail at the end. `-` is stdout. UserError that names the option and the path. */
export async function checkWritable(paths: readonly string[], option = '-o, --output'): Promise<void> {
  for (const path of paths.filter((candidate) => candidate !== '-')) await check(path, option);
}

async function check(named: string, option: string): Promise<void> {
  const path = destinationOf(named);
  const directory = dirname(path);
  try {
    const kind = await statOf(directory);
    if (kind === undefined)
      throw new UserError(
        `${option} ${path}: the directory ${directory} does not exist.`,
        `Create it: mkdir -p ${directory}`,
      );
    if (!kind.isDirectory())
      throw new UserError(`${option} ${path}: ${directory} is not a directory.`, 'Name a path inside a directory.');
    const file = await statOf(path);
    if (file?.isDirectory() === true)
      throw new UserError(`${option} ${path}: it is a directory.`, 'Name a file inside it.');
    await access(file === undefined || file.isFile() ? directory : path, constants.W_OK);
    if (file !== undefined) await access(path, constants.W_OK);
    if (file?.isFIFO() === true) await checkPipe(path, option);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw fileError(`write ${option}`, path, error);
  }
}

/** Evidence is read again and gone on with: no pipe can give it back. */
async function checkPipe(path: string, option: string): Promise<void> {
  if (option !== '--evidence') return openPipe(path, option);
  throw new UserError(`${option} ${path}: it is a pipe.`, 'Evidence is read again: name a file.');
}

/** Undefined where nothing has that name. */
async function statOf(path: string): Promise<Awaited<ReturnType<typeof stat>> | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Writes one report; `-` goes to `stdout`. A reader of the file sees the old report or the new one, never half of one.
 * What slipped through every redaction is caught here once more in text; a format of bytes redacts what it packs.
 * Resolves to where an earlier, different report of that name is kept. UserError when the file cannot be written.
 */
export async function writeReport(
  path: string,
  content: string | Uint8Array,
  stdout: NodeJS.WritableStream,
  medium: Medium = 'text',
): Promise<BackUp | undefined> {
  const clean = typeof content === 'string' ? cleanFor(medium, redact(content)) : content;
  if (path === '-') {
    await writeStream(stdout, clean);
    return undefined;
  }
  try {
    return await replaceFile(path, clean);
  } catch (error) {
    throw fileError('write the report', path, error);
  }
}

function writeStream(stream: NodeJS.WritableStream, content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(content, (error) => {
      // A reader that has seen enough (`| head`) is no fault.
      if (error === null || error === undefined || hasCode(error, 'EPIPE') || hasCode(error, 'ERR_STREAM_DESTROYED'))
        resolve();
      else reject(fileError('write the report to', 'stdout', error));
    });
  });
}

async function replaceFile(path: string, content: string | Uint8Array): Promise<BackUp | undefined> {
  const old = await statOf(path);
  if (old?.isFIFO() === true) {
    await writePipe(path, content);
    return undefined;
  }
  // A device cannot be replaced by a file; it must be written to.
  if (old !== undefined && !old.isFile()) {
    await writeFile(path, content);
    return undefined;
  }
  const target = old === undefined ? destinationOf(path) : await realpath(path);
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await writeFile(draft, content, { flag: 'wx', ...(old === undefined ? {} : { mode: Number(old.mode) & 0o7777 }) });
    const kept = old === undefined ? undefined : await backUpReport(target, content);
    await rename(draft, target);
    return kept;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
