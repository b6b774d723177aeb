/** One whole run, as the `run` command does it, without its terminal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { resolveConfig } from '../../src/config/config.ts';
import { connect, type Connection } from '../../src/matrix/connect.ts';
import { runMatrix } from '../../src/matrix/run-matrix.ts';
import type { Run } from '../../src/types.ts';

export interface SweepInput {
  /** As typed, by long name. */
  flags: Record<string, string[]>;
  env: Record<string, string | undefined>;
  /** Where files go; absent: where they are removed again. */
  cwd?: string;
  signal?: AbortSignal;
  onSettled?(): unknown;
  /** Told when the models are listed, and the first is about to be asked. */
  onStart?(): void;
}

/** Over a connection of the caller's; `read` is given the evidence's path before it may be removed. */
export async function sweepOn(
  connection: Connection,
  input: SweepInput,
  read?: (evidence: string) => void,
): Promise<Run> {
  const { flags, env, signal = new AbortController().signal } = input;
  const cwd = input.cwd ?? mkdtempSync(join(tmpdir(), 'bedrock-matrix-bench-'));
  const config = resolveConfig({ flags, env, cwd, terminal });
  const watch = () => {
    input.onStart?.();
    return { found: () => undefined, settled: () => input.onSettled?.(), inFlight: () => undefined };
  };
  try {
    const run = await runMatrix({ config, env, connection, signal, pid: process.pid, note: () => undefined, watch });
    read?.(config.evidence);
    return run;
  } finally {
    if (input.cwd === undefined) rmSync(cwd, { recursive: true });
  }
}

/** Over real sockets. */
export async function sweepOnce(input: SweepInput, read?: (evidence: string) => void): Promise<Run> {
  const connection = await connect(resolveConfig({ ...input, cwd: tmpdir(), terminal }), {
    env: input.env,
    signal: new AbortController().signal,
  });
  try {
    return await sweepOn(connection, input, read);
  } finally {
    await connection.close();
  }
}

const terminal = { stdout: false, stderr: false };
