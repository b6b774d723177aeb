/** Probes the cells of a plan and writes the evidence as it comes. */
import { setMaxListeners } from 'node:events';

import type { Config } from '../config/config.ts';
import type { Evidence } from '../evidence/open-evidence.ts';
import { cellKey } from '../plan/cell.ts';
import { nextStep } from '../probe/next-step.ts';
import { attemptCell } from '../runner/attempt.ts';
import { runCells } from '../runner/run-cells.ts';
import type { Cell, CellResult } from '../types.ts';
import type { Connection } from './connect.ts';
import { settle, settleWithoutCall } from './settle.ts';
import { haltDecision, placeKey, type Trust } from './trust.ts';

export interface SweepOptions {
  config: Config;
  connection: Connection;
  evidence: Evidence;
  /** Cells to probe; those with no API to ask are settled at once. */
  cells: readonly Cell[];
  /** What the canaries found. */
  trust: Trust;
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

export async function sweep({ config, connection, evidence, cells, trust, signal, observer }: SweepOptions): Promise<Sweep> {
  const results = new Map<string, CellResult>();
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  // One listener for each call in flight.
  setMaxListeners(0, stopped);
  let calls = 0;
  let incomplete = [...trust.halted.values()][0];
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
    return result === undefined && !trust.halted.has(placeKey(cell.row));
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
    onHalt: haltDecision({
      connection,
      timeoutMs: config.timeoutMs,
      signal: stopped,
      renew: () => connection.renew(),
      onStop: (why) => (incomplete = `${why}. Mend it, then go on with --resume.`),
    }),
  });
  if (broken !== undefined) throw broken;
  return { results, calls, ...(incomplete !== undefined && { incomplete }) };
}
