/** `run`: tests and writes the matrix. */
import { existsSync } from 'node:fs';

import { regressionsOf } from '../compare/compare.ts';
import { outcomeText } from '../compare/outcome-text.ts';
import { snapshotOf } from '../compare/snapshot.ts';
import type { Config } from '../config/config.ts';
import { checkLimitBound } from '../config/questions.ts';
import type { Io } from '../config/io.ts';
import { demoName } from '../config/outputs.ts';
import { exitCode, usageError, type ExitCode } from '../errors.ts';
import { missingEvidence } from '../evidence/missing-evidence.ts';
import { connect } from '../matrix/connect.ts';
import { runMatrix } from '../matrix/run-matrix.ts';
import type { ReportOptions } from '../report/format.ts';
import { isWhole } from '../run-facts/gaps.ts';
import { isCalled } from '../plan/called.ts';
import { imageNote } from '../price/estimate-lines.ts';
import { estimate } from '../price/estimate.ts';
import { createProgress, noProgress, type Progress, type ProgressOptions } from '../report/progress.ts';
import { renderSummary } from '../report/render-summary.ts';
import { summarise } from '../run-facts/summary.ts';
import { checkWritable } from '../report/write.ts';
import type { Cell, Run } from '../types.ts';
import { createColors } from '../terminal-colors.ts';
import { mfaAsker } from './ask-mfa.ts';
import { confirmation } from './confirm.ts';
import { withDemo } from './demo.ts';
import { recheckAgainst } from './recheck.ts';
import { tightenHeap, tightenHeapFor } from './heap.ts';
import { listPlan } from './list.ts';
import { listingLine } from './listing-line.ts';
import { evaluateGate, loadGate, writeUpdate, type GateResult } from './gate.ts';
import { nextCommands } from './next-commands.ts';
import { shortPath } from './short-path.ts';
import { reportToGithub } from './report-to-github.ts';
import { keptNotes, writeReports } from './write-reports.ts';

export async function run(config: Config, io: Io): Promise<ExitCode> {
  checkLimitBound(config);
  return withDemo(config, io, config.dryRun ? listPlan : measure);
}

async function measure(config: Config, io: Io): Promise<ExitCode> {
  tightenHeapFor(config);
  await checkFiles(config);
  const gate = await loadGate(config.comparison);
  const recheck = gate.baseline && recheckAgainst(gate.baseline, config.comparison.confirm);
  const listing = listingLine(config, io);
  let progress: Progress = noProgress;
  const note = (text: string): void => {
    const line = `Note: ${text}`;
    if (!config.quiet && !progress.print(line)) listing.above(() => io.stderr.write(`${line}\n`));
  };
  config.notes.forEach(note);
  const confirm = confirmation(config, io);
  const connection = await connect(config, { ...io, mfaCode: mfaAsker(io) });
  const announce = (cells: readonly Cell[]): void => {
    tightenHeap(cells.length);
    const images = imageNote(estimate(cells.filter(isCalled), config.prompt));
    if (images !== undefined) note(images);
  };
  const watch = (cells: readonly Cell[], left: number): Progress => {
    listing.end();
    progress.stop();
    return (progress = progressOf(config, io, { cells, left }));
  };
  try {
    listing.start();
    const done = await runMatrix({
      config,
      env: io.env,
      pid: io.pid,
      connection,
      signal: io.signal,
      note,
      announce,
      watch,
      ...(recheck && { recheck }),
      ...(confirm && { confirm }),
    });
    progress.stop();
    const outcome = evaluateGate(
      snapshotOf(done, 'this run'),
      gate,
      config.comparison,
      done.header.startedAt.slice(0, 10),
    );
    const { files, kept } = await writeReports(
      done,
      { ...config, errorLog: config.errorLog, ...reportedChanges(outcome) },
      io.stdout,
    );
    await writeUpdate(outcome);
    if (!config.quiet) {
      keptNotes(kept, (file) => shortPath(file, io.cwd)).forEach(note);
      outcome.warnings.forEach(note);
      const closing = outcomeText({ ...outcome, ...(recheck && { rechecked: recheck.answered(done) }) });
      printSummary(
        done,
        {
          files: [...files, config.evidence].map((file) => shortPath(file, io.cwd)),
          closing,
          next: nextCommands(done, {
            evidence: shortPath(config.evidence, io.cwd),
            hasPage: config.outputs.some(({ format }) => format === 'html'),
          }),
        },
        config,
        io,
      );
    }
    if (config.github !== undefined) await reportToGithub(done, outcome, config.github, io);
    return exitOf(done, io.signal, outcome);
  } finally {
    listing.end();
    progress.stop();
    await connection.close();
  }
}

/** Found before the first call is paid for. */
async function checkFiles({ outputs, errorLog, evidence, resume, demo }: Config): Promise<void> {
  if (resume && !existsSync(evidence)) checkResume(evidence, demo);
  await checkWritable(outputs.map(({ path }) => path));
  await checkWritable([errorLog], '--error-log');
  await checkWritable([evidence], '--evidence');
}

/** Where nothing was measured, as by a run that was killed before its evidence, a run begins. That of a demo is another run's. */
function checkResume(evidence: string, demo: boolean): void {
  if (demo || !existsSync(demoName(evidence))) return;
  const { message } = missingEvidence(evidence);
  throw usageError(`--resume: ${message}`, '`bedrock-matrix --demo --resume` continues the demo.');
}

function progressOf(
  { progress, progressColor }: Config,
  { stderr }: Io,
  first: Pick<ProgressOptions, 'cells' | 'left'>,
): Progress {
  if (progress === 'none') return noProgress;
  return createProgress({
    stream: stderr,
    columns: () => stderr.columns ?? 100,
    rows: () => stderr.rows,
    live: progress === 'live',
    color: createColors(progressColor),
    ...first,
    clock: () => performance.now(),
  });
}

/** Stdout carries the summary, or only the data when an output is `-`. */
function printSummary(
  done: Run,
  { files, closing, next }: { files: readonly string[]; closing: string; next: string },
  { outputs, color, progressColor }: Config,
  io: Io,
): void {
  const dataOnStdout = outputs.some(({ path }) => path === '-');
  const stream = dataOnStdout ? io.stderr : io.stdout;
  stream.write(
    renderSummary(summarise(done), files, createColors(dataOnStdout ? progressColor : color)) + closing + next,
  );
}

function reportedChanges({ comparison }: GateResult): Pick<ReportOptions, 'changes' | 'regressions'> {
  if (comparison === undefined) return {};
  return { changes: comparison.changes, regressions: new Set(regressionsOf(comparison).map(({ key }) => key)) };
}

function exitOf(done: Run, signal: AbortSignal, { violations: held }: GateResult): ExitCode {
  if (done.end?.interrupted === true) return signal.reason === 'SIGTERM' ? exitCode.terminated : exitCode.interrupted;
  if (!isWhole(done)) return exitCode.incomplete;
  return held.length > 0 ? exitCode.conditionHolds : exitCode.ok;
}
