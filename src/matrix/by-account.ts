/**
 * Quotas and credentials are an account's own: each has its queues and its halt, and an equal share of the concurrency.
 * With more accounts than that, some wait for others.
 */
import pLimit from 'p-limit';

import { abortable } from '../aws/deadline.ts';
import { createQueue, type Queue } from '../runner/queue.ts';
import { runCells, type RunnerOptions } from '../runner/run-cells.ts';
import type { Cell } from '../types.ts';

/** Cells as they come. */
export type Batches = AsyncIterable<readonly Cell[]>;

export interface AccountShare {
  account: string | undefined;
  concurrency: number;
  /** Its cells as they come. */
  more: Batches;
  onFlight(inFlight: number): void;
}

interface ByAccount {
  /** How many there are. */
  accounts: number;
  /** Of all together. */
  concurrency: number;
  stopped: AbortSignal;
  /** Of a batch, the cells that are to be called. */
  toAsk(batch: readonly Cell[]): Promise<readonly Cell[]>;
  /** The runner of an account, with its share of the whole; undefined where the account is called no more. */
  runner(share: AccountShare): RunnerOptions | undefined;
  /** Called with how many calls are in flight. */
  inFlight(count: number): void;
  /** Called with what ends it all. */
  fail(error: unknown): void;
}

export async function askByAccount(batches: Batches, options: ByAccount): Promise<void> {
  const limit = pLimit(Math.max(1, Math.min(options.concurrency, options.accounts)));
  const concurrency = Math.max(1, Math.floor(options.concurrency / Math.max(1, options.accounts)));
  const inFlight = new Map<string | undefined, number>();
  const queues = new Map<string | undefined, Queue<Cell[]>>();
  const asked: Promise<void>[] = [];

  async function askOne(account: string | undefined, more: Queue<Cell[]>): Promise<void> {
    if (options.stopped.aborted) return;
    const onFlight = (count: number): void => {
      inFlight.set(account, count);
      options.inFlight([...inFlight.values()].reduce((sum, one) => sum + one, 0));
    };
    const runner = options.runner({ account, concurrency, more, onFlight });
    if (runner !== undefined) await runCells([], runner);
  }

  function open(account: string | undefined): Queue<Cell[]> {
    const queue = createQueue<Cell[]>();
    queues.set(account, queue);
    asked.push(limit(() => askOne(account, queue)).catch(options.fail));
    return queue;
  }

  await forEachBatch(batches, options.stopped, async (batch) => {
    for (const [account, own] of cellsByAccount(await options.toAsk(batch)))
      (queues.get(account) ?? open(account)).push(own);
  }).finally(() => queues.forEach((queue) => queue.end()));
  await Promise.all(asked);
}

/** Until the last, or until it is stopped. */
export async function forEachBatch(
  batches: Batches,
  stopped: AbortSignal,
  take: (batch: readonly Cell[]) => Promise<void> | void,
): Promise<void> {
  const coming = batches[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await abortable(coming.next(), stopped);
      if (next.done === true) return;
      await take(next.value);
    }
  } catch (error) {
    if (!stopped.aborted) throw error;
  }
}

export async function* oneBatch(cells: readonly Cell[]): AsyncGenerator<readonly Cell[]> {
  yield cells;
}

function cellsByAccount(cells: readonly Cell[]): Map<string | undefined, Cell[]> {
  const accounts = new Map<string | undefined, Cell[]>();
  for (const cell of cells) {
    const known = accounts.get(cell.row.account);
    if (known) known.push(cell);
    else accounts.set(cell.row.account, [cell]);
  }
  return accounts;
}
