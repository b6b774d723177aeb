/** Runs a command line through main() in this process, with streams that remember what was written. */
import { PassThrough, Readable } from 'node:stream';
import { main } from '../src/main.ts';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Surroundings {
  env?: Record<string, string | undefined>;
  cwd?: string;
  signal?: AbortSignal;
  /** Width of the terminal that stdout is, in characters; without it stdout is a pipe. */
  columns?: number;
}

/** `argv` without node and script. The environment is empty unless given. */
export async function runInProcess(argv: readonly string[], around: Surroundings = {}): Promise<Outcome> {
  const { env = {}, cwd = import.meta.dirname, signal, columns } = around;
  const stdout = collector();
  const stderr = collector();
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  const code = await main({
    argv,
    env,
    pid: process.pid,
    cwd,
    stdin: Readable.from([]),
    stdout: Object.assign(stdout.stream, terminal),
    stderr: stderr.stream,
    ...(signal && { signal }),
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): { stream: PassThrough; text(): string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
