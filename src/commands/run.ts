/** `run`: tests and writes the matrix. */
import pc from 'picocolors';

import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import { connect } from '../matrix/connect.ts';
import { runMatrix } from '../matrix/run-matrix.ts';
import { createProgress, noProgress, type Progress } from '../report/progress.ts';
import { renderSummary } from '../report/render-summary.ts';
import { summarise } from '../report/summary.ts';
import { checkWritable } from '../report/write.ts';
import type { Cell, Run } from '../types.ts';
import { withDemo } from './demo.ts';
import { listPlan } from './list.ts';
import { writeReports } from './write-reports.ts';

export async function run(config: Config, io: Io): Promise<ExitCode> {
  return withDemo(config, io, config.dryRun ? listPlan : measure);
}

async function measure(config: Config, io: Io): Promise<ExitCode> {
  await checkFiles(config);
  for (const note of config.notes) if (!config.quiet) io.stderr.write(`Note: ${note}\n`);
  const connection = await connect(config, io.env);
  let progress: Progress = noProgress;
  const watch = (cells: readonly Cell[]): Progress => (progress = progressOf(config, io, cells));
  try {
    const done = await runMatrix({ config, env: io.env, connection, signal: io.signal, watch });
    progress.stop();
    const files = await writeReports(done, { ...config, errorLog: config.errorLog }, io.stdout);
    if (!config.quiet) tellSummary(done, [...files, config.evidence], config, io);
    return exitOf(done, io.signal);
  } finally {
    progress.stop();
    await connection.close();
  }
}

/** Found before the first call is paid for. */
async function checkFiles({ outputs, errorLog, evidence }: Config): Promise<void> {
  await checkWritable(outputs.map(({ path }) => path));
  await checkWritable([errorLog], '--error-log');
  await checkWritable([evidence], '--evidence');
}

function progressOf({ progress, progressColor }: Config, { stderr }: Io, cells: readonly Cell[]): Progress {
  if (progress === 'none') return noProgress;
  return createProgress({
    stream: stderr,
    columns: () => stderr.columns ?? 100,
    live: progress === 'live',
    color: pc.createColors(progressColor),
    cells,
    clock: () => performance.now(),
  });
}

/** Stdout carries the summary, or only the data when an output is `-`. */
function tellSummary(done: Run, files: readonly string[], { outputs, color, progressColor }: Config, io: Io): void {
  const dataOnStdout = outputs.some(({ path }) => path === '-');
  const stream = dataOnStdout ? io.stderr : io.stdout;
  stream.write(renderSummary(summarise(done), files, pc.createColors(dataOnStdout ? progressColor : color)));
}

function exitOf({ end, listings }: Run, signal: AbortSignal): ExitCode {
  if (end?.interrupted === true) return signal.reason === 'SIGTERM' ? exitCode.terminated : exitCode.interrupted;
  const gap = listings.some(({ ok }) => !ok);
  return gap || end?.incomplete !== undefined ? exitCode.incomplete : exitCode.ok;
}
