/** Appends text to one open file: ordered, coalesced into few writes, and never leaving half a line behind a fault. */
import { type FileHandle, stat } from 'node:fs/promises';
import type { UserError } from '../errors.ts';
import { fileError } from './file-error.ts';

/** How long a line may wait for company before it is written on its own. A crash loses no more than this. */
const holdMs = 200;

interface Appender {
  /** Takes the text; on disk within 200 ms, or together with the next `flush`. */
  hold(text: string): void;
  /** Resolves when all that was held is with the operating system. Rejects with the first UserError, then always with that one. */
  flush(): Promise<void>;
}

/** What the appender knows: what waits, how much of the file is whole, and the fault that ended it. */
interface State {
  readonly handle: FileHandle;
  readonly path: string;
  pending: string;
  length: number;
  failure?: UserError;
}

/** `handle` stands at the end of a file of `length` bytes, named `path`. */
export function appendTo(handle: FileHandle, path: string, length: number): Appender {
  const state: State = { handle, path, pending: '', length };
  let draining: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    draining ??= drain(state).finally(() => {
      draining = undefined;
    });
    return draining;
  }

  return {
    hold(text) {
      if (state.failure !== undefined) return;
      state.pending += text;
      // The fault of a write nobody waits for is kept, and rejects the next flush.
      timer ??= setTimeout(() => void flush().catch(() => undefined), holdMs).unref();
    },
    flush,
  };
}

async function drain(state: State): Promise<void> {
  if (state.failure !== undefined) throw state.failure;
  while (state.pending !== '') {
    const bytes = Buffer.from(state.pending);
    state.pending = '';
    try {
      await state.handle.appendFile(bytes);
      await mustStillBeThere(state);
    } catch (error) {
      state.failure = fileError('write the evidence file', state.path, error);
      // A write that found no room may have left half a line: what is kept must stay readable.
      await state.handle.truncate(state.length).catch(() => undefined);
      throw state.failure;
    }
    state.length += bytes.length;
  }
}

/** The system lets us write on into a file that was deleted or moved away; the user would find nothing. */
async function mustStillBeThere({ handle, path }: State): Promise<void> {
  const [open, named] = await Promise.all([handle.stat({ bigint: true }), stat(path, { bigint: true })]);
  if (open.ino === named.ino && open.dev === named.dev) return;
  throw new Error('another file has taken its place');
}
