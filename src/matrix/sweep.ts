/** Probes the cells of a plan and writes the evidence as it comes. */
import type { Config } from '../config/config.ts';
import type { Evidence } from '../evidence/open-evidence.ts';
import { cellKey } from '../plan/cell.ts';
import { nextStep } from '../probe/next-step.ts';
import { attemptCell } from '../runner/attempt.ts';
import { runCells } from '../runner/run-cells.ts';
import type { Attempt, Cell, CellResult } from '../types.ts';
import type { Connection } from './connect.ts';
import { settle, settleWithoutCall } from './settle.ts';

export interface SweepOptions {
  config: Config;
  connection: Connection;
  evidence: Evidence;
  /** Cells to probe; those with no API to ask are settled at once. */
  cells: readonly Cell[];
  signal: AbortSignal;
  observer: SweepObserver;
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

export async function sweep({ config, connection, evidence, cells, signal, observer }: SweepOptions): Promise<Sweep> {
  const results = new Map<string, CellResult>();
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  let calls = 0;
  let incomplete: string | undefined;
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
    const result = settleWithoutCall(cell);
    if (result) keep(cell, result);
    return result === undefined;
  });
  await runCells(toAsk, {
    concurrency: config.concurrency,
    modelConcurrency: config.modelConcurrency,
    signal: stopped,
    next: (cell, turns) => nextStep(cell, turns, config),
    attempt: (cell, ask) => {
      calls += 1;
      return attemptCell(cell, ask, { clients: connection.clientsFor(cell.row.region), timeoutMs: config.timeoutMs, signal: stopped });
    },
    onAttempt: (cell, attempt) => evidence.attempt(cell, attempt),
    onSettled: (cell, turns) => keep(cell, settle(cell, turns.map(({ attempt }) => attempt))),
    onFlight: (count) => observer.inFlight(count),
    onHalt: async (_cell, attempt) => {
      incomplete = whyHalted(attempt);
      return Promise.resolve('stop');
    },
  });
  if (broken !== undefined) throw broken;
  return { results, calls, ...(incomplete !== undefined && { incomplete }) };
}

function whyHalted({ fault, status }: Attempt): string {
  return `the calls are refused for a reason outside the models: ${[status, fault?.type, fault?.message].filter(Boolean).join(' ')}`;
}
