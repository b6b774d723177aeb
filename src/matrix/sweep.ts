/** Probes the cells of a plan and writes the evidence as it comes. */
import type { Cell, CellResult } from '../types.ts';
import { askByAccount, forEachBatch, oneBatch, type Batches } from './by-account.ts';
import { haltText, isHalted } from './canary-report.ts';
import { settleWithoutCall } from './settle.ts';
import { notAnswering, stillSilent } from './silent-places.ts';
import { skipReason } from './skip-reason.ts';
import { beginSweep, canaryOptions, giveUp, record, type Progress, type SweepOptions } from './sweep-progress.ts';
import { runnerOf } from './sweep-runner.ts';

export interface Sweep {
  results: Map<string, CellResult>;
  calls: number;
  /** Why cells are left, in a sentence. */
  incomplete?: string;
}

export async function sweep(options: SweepOptions): Promise<Sweep> {
  const progress = beginSweep(options);
  await (options.budget.isBounded ? askInBatches(options, progress) : askCells(options.cells, options, progress)).catch(
    (error: unknown) => giveUp(progress, error),
  );
  if (progress.broken !== undefined) throw progress.broken;
  const { results, calls, stoppedFor, quotaUsedUp } = progress;
  const incomplete = stoppedFor ?? haltText(options.trust) ?? quotaUsedUp;
  return { results, calls, ...(incomplete !== undefined && { incomplete }) };
}

/** What is cheapest is called first, of all cells. */
async function askInBatches(options: SweepOptions, progress: Progress): Promise<void> {
  const cells: Cell[] = [];
  await forEachBatch(options.cells, progress.stopped, (batch) => {
    for (const cell of batch) cells.push(cell);
  });
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
    runner: (share) => (progress.halted.has(share.account) ? undefined : runnerOf(options, progress, share)),
    inFlight: (count) => observer.inFlight(count),
    fail: (error) => giveUp(progress, error),
  });
}

/** Of the cells, those that are to be called; the others are settled. */
async function toAsk(cells: readonly Cell[], options: SweepOptions, progress: Progress): Promise<Cell[]> {
  const open = settleKnown(cells, options, progress);
  const silent = await stillSilent(open, options.trust, canaryOptions(options, progress));
  for (const cell of silent) record(options, progress, cell, notAnswering(cell, options.trust));
  return open.filter((cell) => !silent.has(cell));
}

/** Settles what needs no call, or may have none; gives the cells to call. */
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
