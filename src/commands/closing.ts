/** What comes when a run has measured: the comparison, the reports, the summary, the exit code. */
import { regressionsOf } from '../compare/compare.ts';
import { outcomeText } from '../compare/outcome-text.ts';
import { snapshotOf } from '../compare/snapshot.ts';
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import type { ReportOptions } from '../report/format.ts';
import { renderSummary } from '../report/render-summary.ts';
import { isWhole } from '../run-facts/gaps.ts';
import { summarise } from '../run-facts/summary.ts';
import { createColors } from '../terminal-colors.ts';
import type { Run } from '../types.ts';
import { evaluateGate, writeUpdate, type Gate, type GateResult } from './gate.ts';
import { nextCommands } from './next-commands.ts';
import type { RecheckWithCounts } from './recheck.ts';
import { reportToGithub } from './report-to-github.ts';
import { shortPath } from './short-path.ts';
import { keptNotes, writeReports } from './write-reports.ts';

interface ClosingOptions {
  config: Config;
  io: Io;
  gate: Gate;
  recheck?: RecheckWithCounts;
  note(text: string): void;
}

export async function close(done: Run, { config, io, gate, recheck, note }: ClosingOptions): Promise<ExitCode> {
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
          again: config.resumeWords,
          hasPage: config.outputs.some(({ format }) => format === 'html'),
        }),
      },
      config,
      io,
    );
  }
  if (config.github !== undefined) await reportToGithub(done, outcome, config.github, io);
  return exitOf(done, io.signal, outcome);
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

function exitOf(done: Run, signal: AbortSignal, { violations }: GateResult): ExitCode {
  if (done.end?.interrupted === true) return signal.reason === 'SIGTERM' ? exitCode.terminated : exitCode.interrupted;
  if (!isWhole(done)) return exitCode.incomplete;
  return violations.length > 0 ? exitCode.conditionHolds : exitCode.ok;
}
