/** The world as a command sees it, handed in so that the whole tool runs in process. */
import type { Readable, Writable } from 'node:stream';

/** A stream of output that may be a terminal. */
export interface OutputStream extends Writable {
  isTTY?: boolean;
  /** Width of the terminal in characters. */
  columns?: number;
  /** Its height in lines. */
  rows?: number;
}

/** A stream of input that may be a terminal. */
interface InputStream extends Readable {
  isTTY?: boolean;
}

export interface Io {
  /** Of this process: what holds a file says so. */
  pid: number;
  /** With what .env added. */
  env: Record<string, string | undefined>;
  /** Absolute path that relative ones start from. */
  cwd: string;
  stdin: InputStream;
  stdout: OutputStream;
  stderr: OutputStream;
  /** Aborted by the user or the system; the reason is the signal's name, `SIGINT` or `SIGTERM`. */
  signal: AbortSignal;
}
