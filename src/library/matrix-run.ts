/** A run for a program: results as they are settled, and the whole of it at the end. Nothing is printed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Beside cli.ts the only place that knows a process: who imports a library hands in no world.
import * as node from 'node:process';

import { holdSecrets } from '../aws/secrets/known-secrets.ts';
import { withDemo } from '../commands/demo.ts';
import { resolveConfig, type Config } from '../config/config.ts';
import type { Environment } from '../config/option.ts';
import { checkLimitBound } from '../config/questions.ts';
import { connect } from '../matrix/connect.ts';
import { runMatrix as measure } from '../matrix/run-matrix.ts';
import { createQueue } from '../runner/queue.ts';
import type { SweepObserver } from '../matrix/sweep-progress.ts';
import type { Cell, CellResult, EndedRun } from '../types.ts';
import { flagsOf, type MatrixOptions } from './options.ts';

/** A settled cell: what was asked, and what the evidence says. */
export type MatrixResult = Cell & CellResult;

export interface MatrixRun extends AsyncIterable<MatrixResult> {
  /** The whole run, once it is over. Rejects with a `UserError` when it cannot be done. */
  run: Promise<EndedRun>;
}

/**
 * Starts a run at once. Iterating gives each cell when it is settled; leaving the loop ends the run.
 * @throws UserError when an option is wrong.
 */
export function runMatrix(options: MatrixOptions = {}): MatrixRun {
  const { signal, env = node.env, cwd = node.cwd(), ...named } = options;
  const world: Environment = { ...env };
  const config = resolveConfig({ flags: flagsOf(named), env: world, cwd, terminal: { stdout: false, stderr: false } });
  checkLimitBound(config);
  const left = new AbortController();
  const queue = createQueue<MatrixResult>(() => left.abort());
  const release = holdSecrets();
  const run = withDemo(config, { env: world }, (settings, { env: seen }) =>
    withEvidence(settings, named.evidence, (kept) =>
      perform(kept, {
        env: seen,
        signal: signal ? AbortSignal.any([signal, left.signal]) : left.signal,
        settled: (cell, result) => queue.push({ ...cell, ...result }),
      }),
    ),
  ).finally(release);
  run.then(
    () => queue.end(),
    (error: unknown) => queue.end(error),
  );
  return { run, [Symbol.asyncIterator]: () => queue[Symbol.asyncIterator]() };
}

interface Performance {
  env: Environment;
  signal: AbortSignal;
  settled: SweepObserver['settled'];
}

async function perform(config: Config, { env, signal, settled }: Performance): Promise<EndedRun> {
  const connection = await connect(config, { env, signal });
  const observer: SweepObserver = { settled, found: () => undefined, inFlight: () => undefined };
  const silent = (): void => undefined;
  try {
    return await measure({ config, env, pid: node.pid, connection, signal, note: silent, watch: () => observer });
  } finally {
    await connection.close();
  }
}

/** Evidence that nobody asked for is kept for the time of the run. */
async function withEvidence<T>(
  config: Config,
  asked: string | undefined,
  use: (config: Config) => Promise<T>,
): Promise<T> {
  if (asked !== undefined) return use(config);
  const directory = await mkdtemp(join(tmpdir(), 'bedrock-matrix-'));
  try {
    return await use({ ...config, evidence: join(directory, 'evidence.ndjson') });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
