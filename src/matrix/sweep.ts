/** Probes the cells of a plan and writes the evidence as it comes. */
import { setMaxListeners } from 'node:events';

import type { Config } from '../config/config.ts';
import type { Evidence } from '../evidence/open-evidence.ts';
import { cellKey } from '../plan/cell.ts';
import { decideNextCheckRequest, type CheckOnTarget } from '../probe/next-check-request.ts';
import { decideNextRequest } from '../probe/next-request.ts';
import { attemptCell } from '../runner/attempt.ts';
import type { Hold } from '../runner/hold.ts';
import type { RunnerOptions } from '../runner/options.ts';
import type { KnownResult, Cell, CellResult } from '../types.ts';
import { skippedForAgreement } from './agreements.ts';
import type { Budget } from './budget.ts';
import { askByAccount, forEachBatch, oneBatch, type Batches } from './by-account.ts';
import type { Connection } from './connect.ts';
import type { CanaryOptions } from './canary.ts';
import { skipReason } from './skip-reason.ts';
import { summariseAttempts, settleWithoutCall } from './settle.ts';
import { isAnswered, notAnswering, outageNote, stillSilent } from './silent-places.ts';
import { decideOnHalt, haltText, isHalted, type CanaryReport } from './canary-report.ts';

export interface SweepOptions {
  config: Config;
  connection: Connection;
  evidence: Evidence;
  /** Cells to probe, as they come; those with no API to ask are settled at once. */
  cells: Batches;
  /** Accounts that the cells are of: each has an equal share of the concurrency. */
  accounts: number;
  /** Cells that wait until it is known whether asking them accepts an agreement; absent: none. */
  hold?: Hold;
  /** By `cellKey`, what is asked of cells beyond their API; absent: nothing. */
  checks?: ReadonlyMap<string, CheckOnTarget>;
  /** What the canaries found. */
  trust: CanaryReport;
  signal: AbortSignal;
  observer: SweepObserver;
  /** Told what the user should know while the sweep goes on. */
  note(text: string): void;
  /** Of the whole run. */
  budget: Budget;
}

export interface SweepObserver {
  /** More cells will be asked; `left`: Regions that are still being listed. */
  found(cells: readonly Cell[], left: number): void;
  settled(cell: Cell, result: CellResult): void;
  inFlight(count: number): void;
}

export interface Sweep {
  results: Map<string, CellResult>;
  calls: number;
  /** Why cells are left, in a sentence. */
  incomplete?: string;
}

/** What comes about while a sweep goes on. */
interface Progress {
  results: Map<string, CellResult>;
  calls: number;
  /** Why an account is asked no more, and that a quota of the day is used up, in a sentence. */
  stoppedFor?: string;
  quotaUsedUp?: string;
  /** Accounts whose calls were refused for a reason that could not be mended. */
  halted: Set<string | undefined>;
  /** What the evidence could not be written for. */
  broken?: unknown;
  /** Ends the calls in flight: the user's wish, or evidence that cannot be written. */
  stop: AbortController;
  stopped: AbortSignal;
}

export async function sweep(options: SweepOptions): Promise<Sweep> {
  const progress = begin(options);
  await (options.budget.isBounded ? askInBatches(options, progress) : askCells(options.cells, options, progress)).catch(
    (error: unknown) => giveUp(progress, error),
  );
  if (progress.broken !== undefined) throw progress.broken;
  const { results, calls, stoppedFor, quotaUsedUp } = progress;
  const incomplete = stoppedFor ?? haltText(options.trust) ?? quotaUsedUp ?? options.budget.reached();
  return { results, calls, ...(incomplete !== undefined && { incomplete }) };
}

/** What is cheapest is asked first, of all cells. */
async function askInBatches(options: SweepOptions, progress: Progress): Promise<void> {
  const cells: Cell[] = [];
  await forEachBatch(options.cells, progress.stopped, (batch) => void cells.push(...batch));
  for (const batch of options.budget.batches(cells)) {
    if (progress.stopped.aborted) return;
    await askCells(oneBatch(batch), options, progress);
  }
}

function askCells(cells: Batches, options: SweepOptions, progress: Progress): Promise<void> {
  const { accounts, config, observer } = options;
  return askByAccount(cells, {
    accounts,
    concurrency: config.concurrency,
    stopped: progress.stopped,
    toAsk: (batch) => toAsk(batch, options, progress),
    runner: (account) => (progress.halted.has(account) ? undefined : guardedRunner(options, progress, account)),
    inFlight: (count) => observer.inFlight(count),
    fail: (error) => giveUp(progress, error),
  });
}

/** Of the cells, those that are to be asked; the others are settled. */
async function toAsk(cells: readonly Cell[], options: SweepOptions, progress: Progress): Promise<Cell[]> {
  const open = settleKnown(cells, options, progress);
  const silent = await stillSilent(open, options.trust, canaryOptions(options, progress));
  for (const cell of silent) record(options, progress, cell, notAnswering(cell, options.trust));
  return open.filter((cell) => !silent.has(cell));
}

function giveUp(progress: Progress, error: unknown): void {
  progress.broken ??= error;
  progress.stop.abort();
}

function guardedRunner(options: SweepOptions, progress: Progress, account: string | undefined): RunnerOptions {
  return options.budget.guard(runnerOf(options, progress, account), (cell, calls) =>
    record(options, progress, cell, { verdict: 'untested', reason: 'over-budget', rule: 'over-budget', calls }),
  );
}

function begin({ signal }: SweepOptions): Progress {
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  // One listener for each call in flight.
  setMaxListeners(0, stopped);
  return { results: new Map(), calls: 0, halted: new Set(), stop, stopped };
}

function record({ observer, evidence }: SweepOptions, progress: Progress, cell: Cell, result: KnownResult): void {
  progress.results.set(cellKey(cell), result);
  observer.settled(cell, result);
  evidence.settled(cell, result).catch((error: unknown) => giveUp(progress, error));
}

/** Settles what needs no call, or may have none; gives the cells to ask. */
function settleKnown(cells: readonly Cell[], options: SweepOptions, progress: Progress): Cell[] {
  const { config, connection, trust } = options;
  return cells.filter((cell) => {
    const known =
      settleWithoutCall(cell) ??
      skipReason(cell, config, connection.clientsFor(cell.row.region, cell.row.account).arns);
    if (known) record(options, progress, cell, known);
    return known === undefined && !isHalted(cell, trust);
  });
}

function runnerOf(options: SweepOptions, progress: Progress, account: string | undefined): RunnerOptions {
  const { config, connection, evidence, checks: asking } = options;
  const { stopped: signal } = progress;
  return {
    concurrency: config.concurrency,
    modelConcurrency: config.modelConcurrency,
    ...(config.rpm !== undefined && { rpm: config.rpm }),
    signal,
    // What refuses us all is found out by one call, after the canaries; an answer that is long in coming holds up nobody.
    aloneMs: 2_000,
    patienceMs: tailPatience * Math.max(1, config.retries / usualRetries),
    next(cell, turns) {
      const asked = asking?.get(cellKey(cell));
      return asked
        ? decideNextCheckRequest(cell, turns, { ...asked, retries: config.retries })
        : decideNextRequest(cell, turns, config);
    },
    attempt(cell, ask) {
      progress.calls += 1;
      const question = asking?.get(cellKey(cell))?.check;
      const clients = connection.clientsFor(cell.row.region, account);
      return attemptCell(cell, ask, { ...(question && { question }), clients, timeoutMs: config.timeoutMs, signal });
    },
    onAttempt: (cell, attempt) => evidence.attempt(cell, attempt),
    onSettled: (cell, turns) =>
      record(
        options,
        progress,
        cell,
        summariseAttempts(
          cell,
          turns.map(({ attempt }) => attempt),
        ),
      ),
    ...(options.hold && { hold: options.hold }),
    onLeft(cell, why) {
      if (why === 'daily-quota') leave(options, progress, cell);
      else if (why === 'not-permitted') record(options, progress, cell, skippedForAgreement);
      else record(options, progress, cell, why === 'throttled' ? throttledUnasked : notAnswering(cell, options.trust));
    },
    canary: (cell) => isAnswered(cell, options.trust, canaryOptions(options, progress)),
    onOutage: ({ row }, isOver) => options.note(outageNote(row, options.trust, isOver)),
    // As often as a call is asked again that fails.
    canaryTries: Math.max(1, config.retries),
    onHalt: decideOnHalt({
      connection,
      timeoutMs: config.timeoutMs,
      signal,
      renew: () => connection.renew(account),
      onStop(why) {
        progress.halted.add(account);
        progress.stoppedFor = `${why}. Fix it, then run again with --resume.`;
      },
    }),
  };
}

/** Milliseconds that a run waits for models that are throttled again and again, once nothing else answers; with more retries, longer. */
const tailPatience = 18_000;
const usualRetries = 4;

/** What is kept of a cell whose turn never came, because the other calls to its model were throttled to the end. */
const throttledUnasked: KnownResult = {
  verdict: 'inconclusive',
  reason: 'throttled',
  rule: 'throttled',
  calls: 0,
  message: 'Not asked: the other calls to the model were throttled until the run ended.',
};

function canaryOptions({ config, connection }: SweepOptions, { stopped }: Progress): CanaryOptions {
  return { connection, timeoutMs: config.timeoutMs, signal: stopped };
}

function leave(options: SweepOptions, progress: Progress, cell: Cell): void {
  const reason = 'daily-quota-reached';
  record(options, progress, cell, { verdict: 'untested', reason, rule: reason, calls: 0 });
  progress.quotaUsedUp ??=
    'the daily token quota of a model is used up, and its other cells were not asked. Go on with --resume tomorrow.';
}
