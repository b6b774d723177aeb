/** One run from connection to evidence: what `run` does, and what a program that imports this package does. */
import { existsSync } from 'node:fs';
import { setMaxListeners } from 'node:events';

import type { Config } from '../config/config.ts';
import type { Environment } from '../config/option.ts';
import { lockEvidence } from '../evidence/lock.ts';
import { openEvidence, type Evidence } from '../evidence/open-evidence.ts';
import { hasBegun } from '../evidence/read-evidence.ts';
import { backUpEvidence, mostBackUps } from '../evidence/back-up.ts';
import { checksFor } from '../features/checks.ts';
import { cellsOf } from '../plan/plan.ts';
import type { Hold } from '../runner/hold.ts';
import type { Cell, Run } from '../types.ts';
import { askedPlan, endOfPart, isLeft, type AskedPart } from './asked-part.ts';
import { runChecks } from './check-sweep.ts';
import { createBudget, type Budget } from './budget.ts';
import { holdForClaims, rowsWithoutClaim, type Claiming } from './claiming.ts';
import { gatherClaims } from './claims.ts';
import type { Connection } from './connect.ts';
import { recheckRegressions, type Recheck } from './recheck.ts';
import { runHeader } from './header.ts';
import { survey } from './survey.ts';
import { relist } from './relist.ts';
import { endOf } from './run-end.ts';
import { remembering, rescued } from './rescue.ts';
import { refuseOtherService, resumable, type Resumable } from './resume.ts';
import { sweep, type Sweep, type SweepObserver } from './sweep.ts';
import { runCanaries, suspectAtEnd, type CanaryReport } from './canary-report.ts';

export interface MatrixOptions {
  config: Config;
  env: Environment;
  connection: Connection;
  /** Aborted to stop: what was measured is in the evidence. */
  signal: AbortSignal;
  /** Of this process: it holds the evidence file for the time of the run. */
  pid: number;
  /** Told what the user should know: before the first call to a model, and of endpoints that do not answer. */
  note(text: string): void;
  /** Asked before the first call to a model; rejects when the run is not meant. Absent: it is. */
  confirm?(cells: readonly Cell[]): Promise<void>;
  /** Told of the cells that will be asked, before the first call; gives who watches them. */
  watch(cells: readonly Cell[]): SweepObserver;
  /** How what was measured is doubted before the run ends; absent: it is believed. */
  recheck?: Recheck;
  /** Asks these cells and no others, also where they have a verdict; evidence that is there is gone on with, whatever its plan was. */
  only?: AskedPart;
  /** Absent: one for this run, by its settings. */
  budget?: Budget;
}

/** What is to be done: a fresh plan, or what an earlier evidence left open. */
interface Task extends Resumable, Claiming {
  mode: 'new' | 'resume';
}

/** What all sweeps of a run share. */
interface SweepContext {
  trust: CanaryReport;
  budget: Budget;
}

/** @throws UserError when the run cannot be done; whatever was measured is in the evidence by then. */
export async function runMatrix(options: MatrixOptions): Promise<Run> {
  const release = await lockEvidence(options.config.evidence, options.pid);
  try {
    return await runLocked(options);
  } finally {
    await release();
  }
}

async function runLocked(options: MatrixOptions): Promise<Run> {
  const { config, connection, signal } = options;
  // One listener for each listing and each canary: there are many Regions.
  setMaxListeners(0, signal);
  const task = await taskOf(options);
  await options.confirm?.([...cellsOf(task.plan)]);
  const trust = await runCanaries(askedPlan(options, task.plan), { connection, timeoutMs: config.timeoutMs, signal });
  const started = performance.now();
  await prepareEvidence(options, task);
  const evidence = remembering(await openEvidence(config.evidence, task.mode));
  try {
    return await measure();
  } catch (error) {
    const swept = { results: new Map(), calls: evidence.settledSoFar.reduce((sum, [, { calls }]) => sum + calls, 0) };
    const end = endOf({ swept: { ...swept, incomplete: lostEvidence }, task, suspect: trust.suspect, started, signal });
    const run = runOf(task, swept);
    await evidence.close().catch(() => undefined);
    throw await rescued(error, { path: config.evidence, run, settled: evidence.settledSoFar, end });
  }

  async function measure(): Promise<Run> {
    await begin(evidence, task);
    const budget = options.budget ?? createBudget(config);
    const hold = holdForClaims(task, { ...config, evidence, note: options.note });
    const first = await sweepTask(options, { ...task, trust, budget, hold }, evidence);
    await hold.until;
    const means = { ...task, trust, budget };
    const believed = await recheckTask(options, means, evidence, first);
    const swept = await checkTask(options, means, evidence, believed);
    const run = runOf(task, swept);
    const whys = [trust.suspect ?? options.recheck?.massRegression(run), await atEnd(options, trust, swept)];
    const suspect = whys.filter((why) => why !== undefined).join('; ') || undefined;
    const ended = endOf({ swept, task, suspect, started, signal });
    const end = options.only ? endOfPart(ended, task.end) : ended;
    await evidence.end(end);
    await evidence.close();
    return { ...run, end };
  }
}

const lostEvidence = 'the evidence file was lost during the run';

async function taskOf(options: MatrixOptions): Promise<Task> {
  const { config, connection, signal, note } = options;
  if (config.resume && (await measuredBefore(config.evidence, note))) return resumedTask(options);
  const { plan, listings } = await survey(config, connection, signal);
  const header = runHeader(config, config.demo || connection.simulated());
  const claiming = gatherClaims(askedPlan(options, plan).rows, { connection, timeoutMs: config.timeoutMs, signal });
  claiming.catch(() => undefined);
  return { header, plan, listings, claims: [], claiming, results: new Map(), calls: 0, mode: 'new' };
}

/** A job that always resumes begins a run where there is none. */
async function measuredBefore(evidence: string, note: MatrixOptions['note']): Promise<boolean> {
  if (existsSync(evidence)) return hasBegun(evidence);
  note(`--resume: there is no evidence file ${evidence}, so nothing had been measured: this run starts anew.`);
  return false;
}

async function resumedTask(options: MatrixOptions): Promise<Task> {
  const { config, connection, signal } = options;
  const left = await resumable(config, { anyPlan: options.only !== undefined });
  const { rows: asked } = askedPlan(options, left.plan);
  const gaps = await relist(asked, connection, { timeoutMs: config.timeoutMs, signal });
  const rows = rowsWithoutClaim(asked, left.claims);
  const claiming = gatherClaims(rows, { connection, timeoutMs: config.timeoutMs, signal });
  claiming.catch(() => undefined);
  return { ...left, listings: [...left.listings, ...gaps], claiming, mode: 'resume' };
}

/** Whether what answered at the end of the sweeps is still Bedrock. */
async function atEnd(options: MatrixOptions, trust: CanaryReport, { calls }: Sweep): Promise<string | undefined> {
  const { connection, config, signal } = options;
  if (calls === 0 || signal.aborted || trust.suspect !== undefined) return undefined;
  return suspectAtEnd(trust, { connection, timeoutMs: config.timeoutMs, signal });
}

/** Nothing that was paid for is overwritten, and nothing is added that does not belong to it. */
async function prepareEvidence({ config, connection, note }: MatrixOptions, { mode, header }: Task): Promise<void> {
  if (mode === 'resume') return refuseOtherService(header, config.demo || connection.simulated(), config);
  const kept = await backUpEvidence(config.evidence);
  if (kept === undefined) return;
  note(
    kept.resumable === true
      ? `the evidence of an earlier run that did not come to its end is kept as ${kept.path}; --resume --evidence ${kept.path} goes on with it.`
      : `the evidence of the earlier run is kept as ${kept.path}.`,
  );
  if (kept.removed.length > 0)
    note(`of the evidence the last ${mostBackUps} files are kept; deleted: ${kept.removed.join(', ')}.`);
}

async function begin(evidence: Evidence, { mode, header, listings, plan }: Task): Promise<void> {
  if (mode === 'resume') return evidence.resumed(new Date().toISOString());
  await evidence.header(header);
  for (const listing of listings) await evidence.listing(listing);
  await evidence.rows(plan.rows);
}

function sweepTask(
  options: MatrixOptions,
  { plan, results, trust, budget, hold }: Task & SweepContext & { hold: Hold },
  evidence: Evidence,
): Promise<Sweep> {
  const { config, connection, signal, watch, note } = options;
  const cells = [...cellsOf(plan)].filter((cell) => !isLeft(options, cell, results));
  return sweep({
    config,
    connection,
    evidence,
    cells,
    hold,
    trust,
    signal,
    observer: watch(cells),
    budget,
    note,
  });
}

/** Those that watch the run have counted these cells already. */
const unwatched: SweepObserver = { settled: () => undefined, inFlight: () => undefined };

function recheckTask(
  { config, connection, signal, note, recheck: doubt }: MatrixOptions,
  task: Task & SweepContext,
  evidence: Evidence,
  first: Sweep,
): Promise<Sweep> {
  if (doubt === undefined) return Promise.resolve(first);
  const ask = (cells: readonly Cell[]): Promise<Sweep> =>
    sweep({
      config,
      connection,
      evidence,
      cells,
      trust: task.trust,
      signal,
      observer: unwatched,
      note,
      budget: task.budget,
    });
  return recheckRegressions(first, { ...doubt, runOf: (swept) => runOf(task, swept), ask });
}

function checkTask(
  options: MatrixOptions,
  task: Task & SweepContext,
  evidence: Evidence,
  swept: Sweep,
): Promise<Sweep> {
  const { config, connection, signal, watch, note } = options;
  return runChecks(swept, runOf(task, swept), {
    questions: signal.aborted ? [] : checksFor(config),
    prompt: config.prompt,
    isKnown: (cell) => isLeft(options, cell, task.results),
    note,
    ask: (cells, asking) =>
      sweep({
        config,
        connection,
        evidence,
        cells,
        checks: asking,
        trust: task.trust,
        signal,
        observer: watch(cells),
        note,
        budget: task.budget,
      }),
  });
}

function runOf({ header, listings, claims, plan, results }: Task, swept: Sweep): Run {
  return { header, listings, rows: plan.rows, availability: claims, results: new Map([...results, ...swept.results]) };
}
