/** The world as a command sees it, handed in so that the whole tool runs in process. */
import type { Readable, Writable } from 'node:stream';

/** A stream of output that may be a terminal. */
export interface OutputStream extends Writable {
  isTTY?: boolean;
  /** Width of the terminal in characters. */
  columns?: number;
}

export interface Io {
  /** With what .env added. */
  env: Record<string, string | undefined>;
  /** Absolute path that relative ones start from. */
  cwd: string;
  stdin: Readable;
  stdout: OutputStream;
  stderr: OutputStream;
  /** Aborted by the user or the system; the reason is the signal's name, `SIGINT` or `SIGTERM`. */
  signal: AbortSignal;
}
