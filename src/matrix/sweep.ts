/** Probes the cells of a plan and writes the evidence as it comes. */
import { setMaxListeners } from 'node:events';

import type { Config } from '../config/config.ts';
import type { Evidence } from '../evidence/open-evidence.ts';
import { cellKey } from '../plan/cell.ts';
import { nextFeatureStep, type Asking } from '../probe/next-feature-step.ts';
import { nextStep } from '../probe/next-step.ts';
import { worded } from '../probe/worded.ts';
import { attemptCell } from '../runner/attempt.ts';
import { runCells, type RunnerOptions } from '../runner/run-cells.ts';
import type { Cell, CellResult } from '../types.ts';
import { leftOut } from './agreements.ts';
import type { Budget } from './budget.ts';
import type { Connection } from './connect.ts';
import { notAskable } from './not-askable.ts';
import { settle, settleWithoutCall } from './settle.ts';
import { haltDecision, placeKey, type Trust } from './trust.ts';

export interface SweepOptions {
  config: Config;
  connection: Connection;
  evidence: Evidence;
  /** Cells to probe; those with no API to ask are settled at once. */
  cells: readonly Cell[];
  /** Cells that are not to be asked, because asking accepts an agreement; absent: none. */
  leaveOut?: (cell: Cell) => boolean;
  /** By `cellKey`, what is asked of cells beyond their API; absent: nothing. */
  asking?: ReadonlyMap<string, Asking>;
  /** What the canaries found. */
  trust: Trust;
  signal: AbortSignal;
  observer: SweepObserver;
  /** Of the whole run. */
  budget: Budget;
}

export interface SweepObserver {
  settled(cell: Cell, result: CellResult): void;
  inFlight(count: number): void;
}

export interface Sweep {
  results: Map<string, CellResult>;
  calls: number;
  /** Why cells are left, in a sentence. */
  incomplete?: string;
}

export async function sweep({
  config,
  connection,
  evidence,
  cells,
  leaveOut,
  asking,
  trust,
  signal,
  observer,
  budget,
}: SweepOptions): Promise<Sweep> {
  const results = new Map<string, CellResult>();
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  // One listener for each call in flight.
  setMaxListeners(0, stopped);
  let calls = 0;
  let incomplete = [...trust.halted.values()][0];
  let halted = false;
  let broken: unknown;
  const keep = (cell: Cell, result: CellResult): void => {
    results.set(cellKey(cell), result);
    observer.settled(cell, result);
    evidence.settled(cell, result).catch((error: unknown) => {
      broken ??= error;
      stop.abort();
    });
  };
  const toAsk = cells.filter((cell) => {
    const result = settleWithoutCall(cell) ??
      notAskable(cell, config, connection.clientsFor(cell.row.region).arns) ??
      (leaveOut?.(cell) === true ? leftOut : undefined);
    if (result) keep(cell, result);
    return result === undefined && !trust.halted.has(placeKey(cell.row));
  });
  const runner: RunnerOptions = {
    concurrency: config.concurrency,
    modelConcurrency: config.modelConcurrency,
    ...(config.rpm !== undefined && { rpm: config.rpm }),
    signal: stopped,
    next(cell, turns) {
      const asked = asking?.get(cellKey(cell));
      return asked ? nextFeatureStep(cell, turns, { ...asked, retries: config.retries }) : nextStep(cell, turns, config);
    },
    attempt: (cell, ask) => {
      calls += 1;
      const question = asking?.get(cellKey(cell))?.question;
      return attemptCell(cell, ask, {
        ...(question && { question }),
        clients: connection.clientsFor(cell.row.region),
        timeoutMs: config.timeoutMs,
        signal: stopped,
      });
    },
    onAttempt: (cell, attempt) => evidence.attempt(cell, attempt),
    onSettled: (cell, turns) =>
      keep(
        cell,
        settle(
          cell,
          turns.map(({ attempt }) => attempt),
        ),
      ),
    onLeft: (cell) => {
      keep(cell, { verdict: 'untested', reason: 'daily-quota-reached', rule: 'daily-quota-reached', calls: 0 });
      incomplete ??=
        'the daily token quota of a model is used up, and its other cells were not asked. Go on with --resume tomorrow.';
    },
    onFlight: (count) => observer.inFlight(count),
    onHalt: haltDecision({
      connection,
      timeoutMs: config.timeoutMs,
      signal: stopped,
      renew: () => connection.renew(),
      onStop: (why) => {
        halted = true;
        incomplete = `${why}. Mend it, then go on with --resume.`;
      },
    }),
  };
  const over = (cell: Cell, made: number): void =>
    keep(cell, { verdict: 'untested', reason: 'over-budget', rule: 'over-budget', calls: made });
  const guarded = budget.guard(runner, over);
  // The user's own prompt is put in before the budget looks at the call: a longer one costs more.
  const attempt: RunnerOptions['attempt'] = (cell, ask) => guarded.attempt(cell, worded(cell, ask, config.prompt));
  for (const wave of budget.waves(toAsk)) {
    if (!stopped.aborted && !halted) await runCells(wave, { ...guarded, attempt });
  }
  incomplete ??= budget.reached();
  if (broken !== undefined) throw broken;
  return { results, calls, ...(incomplete !== undefined && { incomplete }) };
}
