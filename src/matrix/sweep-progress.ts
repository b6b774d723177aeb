/** What a sweep is given, and what comes about while it goes on. */
import { setMaxListeners } from 'node:events';

import type { Config } from '../config/config.ts';
import type { Evidence } from '../evidence/open-evidence.ts';
import { replaces } from '../evidence/replaces.ts';
import { cellKey } from '../plan/cell.ts';
import type { CheckOnTarget } from '../probe/next-check-request.ts';
import type { Hold } from '../runner/hold.ts';
import type { Cell, CellResult, KnownResult } from '../types.ts';
import type { Budget } from './budget.ts';
import type { Batches } from './by-account.ts';
import type { CanaryReport } from './canary-report.ts';
import type { CanaryOptions } from './canary.ts';
import type { Connection } from './connect.ts';
import { withEarlierCalls } from './settle.ts';

export interface SweepOptions {
  config: Config;
  connection: Connection;
  evidence: Evidence;
  /** Cells to probe, as they come; those with no API to ask are settled at once. */
  cells: Batches;
  /** Accounts that the cells are of: each has an equal share of the concurrency. */
  accounts: number;
  /** Cells that wait until it is known whether calling them accepts an agreement; absent: none. */
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
  measured: Measured;
}

/** What a run has learned so far: it outlives a sweep that breaks. */
export interface Measured {
  /** By `cellKey`. */
  results: Map<string, CellResult>;
  /** What the sessions before this one learned. */
  earlier: ReadonlyMap<string, CellResult>;
  calls: number;
}

export interface SweepObserver {
  /** More cells will be called; `left`: Regions that are still being listed. */
  found(cells: readonly Cell[], left: number): void;
  settled(cell: Cell, result: CellResult): void;
  inFlight(count: number): void;
}

/** What comes about while a sweep goes on. */
export interface Progress {
  results: Map<string, CellResult>;
  calls: number;
  /** Why an account is asked no more, and that a quota of the day is used up, in a sentence. */
  stoppedFor?: string;
  quotaUsedUp?: string;
  /** Accounts whose calls were refused for a reason that could not be fixed. */
  halted: Set<string | undefined>;
  /** What the evidence could not be written for. */
  broken?: unknown;
  /** Ends the calls in flight: the user stops, or evidence that cannot be written. */
  stop: AbortController;
  stopped: AbortSignal;
}

/** The first sweep of a run keeps its results where those of the run are: there may be 100,000. */
export function beginSweep({ signal, measured }: SweepOptions): Progress {
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  // One listener for each call in flight.
  setMaxListeners(0, stopped);
  const results = measured.results.size === 0 ? measured.results : new Map<string, CellResult>();
  return { results, calls: 0, halted: new Set(), stop, stopped };
}

export function record(
  { observer, evidence, measured }: SweepOptions,
  progress: Progress,
  cell: Cell,
  result: KnownResult,
): void {
  const key = cellKey(cell);
  measured.calls += result.calls;
  const whole = withEarlierCalls(result, measured.results.get(key) ?? measured.earlier.get(key));
  progress.results.set(key, whole);
  if (replaces(whole, measured.results.get(key))) measured.results.set(key, whole);
  observer.settled(cell, whole);
  evidence.settled(cell, whole).catch((error: unknown) => giveUp(progress, error));
}

export function giveUp(progress: Progress, error: unknown): void {
  progress.broken ??= error;
  progress.stop.abort();
}

export function canaryOptions({ config, connection }: SweepOptions, { stopped }: Progress): CanaryOptions {
  return { connection, timeoutMs: config.timeoutMs, signal: stopped };
}
