/** Appends text to one open file: in order, at once, and never leaving half a line behind a fault. */
import { type BigIntStats, fstatSync, ftruncateSync, statSync, writeSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { fileError } from './file-error.ts';

/** How long a line may wait for company before it is written on its own. A crash loses no more than this. */
const flushMs = 200;

/** How often the file's name is looked at: a look for every cell would cost more than the write. */
const lookMs = 200;

/** The file was deleted, replaced or cut by somebody else while we wrote: what it held is gone. */
export class EvidenceLost extends UserError {}

interface Appender {
  /** Takes the text; on disk within 200 ms, or together with the next `flush`. */
  enqueue(text: string): void;
  /** All that was held is with the operating system when this returns. Throws the first UserError, and from then on always that one. */
  flush(): void;
  /** Writes what was held and takes nothing more: the number of the descriptor may soon be another file's. Throws when the file is not what was written. */
  end(): void;
}

interface State {
  readonly descriptor: number;
  readonly path: string;
  readonly identity: BigIntStats;
  pending: string;
  /** When the file's name was last looked at, `performance.now()`. */
  seenAt: number;
  /** How much of the file is whole, in bytes. */
  length: number;
  failure?: UserError;
}

/**
 * `descriptor` stands at the end of a file named `path`. Written synchronously: a slot takes its next cell only when the one
 * before is on disk, so that a kill loses no more than what was in flight; and one short write costs less than waiting for it.
 */
export function appendTo(descriptor: number, path: string): Appender {
  const identity = fstatSync(descriptor, { bigint: true });
  const state: State = { descriptor, path, identity, pending: '', seenAt: -Infinity, length: Number(identity.size) };
  let timer: NodeJS.Timeout | undefined;
  const unwatched = (): void => {
    timer = undefined;
    try {
      drain(state);
    } catch {
      // Nobody waits for this write: its fault is kept, and thrown by the next flush.
    }
  };
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    drain(state);
  };
  return {
    enqueue(text) {
      if (state.failure !== undefined) return;
      state.pending += text;
      timer ??= setTimeout(unwatched, flushMs).unref();
    },
    flush,
    end() {
      try {
        flush();
        mustStillBeThere(state);
      } finally {
        state.failure ??= closed(path);
      }
    },
  };
}

function closed(path: string): UserError {
  return new UserError(`Cannot write the evidence file ${path}: it is closed.`, 'Continue with --resume.');
}

function drain(state: State): void {
  if (state.failure !== undefined) throw state.failure;
  if (state.pending === '') return;
  const bytes = Buffer.from(state.pending);
  state.pending = '';
  try {
    writeWhole(state.descriptor, bytes);
    state.length += bytes.length;
  } catch (error) {
    state.failure = fileError('write the evidence file', state.path, error);
    cutBack(state);
    throw state.failure;
  }
  if (performance.now() - state.seenAt >= lookMs) mustStillBeThere(state);
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; at += writeSync(descriptor, bytes, at));
}

/** A write that found no room may have left half a line: what is kept must stay readable. */
function cutBack({ descriptor, length }: State): void {
  try {
    ftruncateSync(descriptor, length);
  } catch {
    // A device cannot be cut; the fault that led here is reported.
  }
}

/** The system lets us write on into a file that was deleted, moved away or emptied; the user would find nothing. */
function mustStillBeThere(state: State): void {
  state.seenAt = performance.now();
  const trouble = troubleWith(state);
  if (trouble === undefined) return;
  state.failure = new EvidenceLost(
    `Cannot write the evidence file ${state.path}: ${trouble}.`,
    'Name another path with --evidence, where nothing else writes.',
  );
  throw state.failure;
}

function troubleWith({ identity, path, descriptor, length }: State): string | undefined {
  const named = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (named === undefined) return 'it was deleted during the run';
  if (identity.ino !== named.ino || identity.dev !== named.dev) return 'another file has taken its place';
  if (!identity.isFile() || fstatSync(descriptor).size === length) return undefined;
  return 'it was cut, or something else was written into it, during the run';
}
