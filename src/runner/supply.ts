/** How cells come to be called: from the start, later, and when a model that was held is released. */
import type { Cell } from '../types.ts';
import type { Endings } from './endings.ts';
import type { ModelQueue } from './model-queue.ts';
import type { RunState } from './run-state.ts';
import type { Scheduler } from './scheduler.ts';

export interface Supply {
  begin(cells: Iterable<Cell>): void;
  /** Of a model that was held, what may not be called is left. */
  release(queue: ModelQueue, mayAsk: (cell: Cell) => boolean): void;
}

interface SupplyOptions {
  more: AsyncIterable<readonly Cell[]> | undefined;
  state: RunState;
  scheduler: Scheduler;
  endings: Endings;
  dispatch(): void;
  fail(error: unknown): void;
}

export function createSupply({ more, state, scheduler, endings, dispatch, fail }: SupplyOptions): Supply {
  async function receive(coming: AsyncIterable<readonly Cell[]>): Promise<void> {
    for await (const cells of coming) {
      if (state.isStopped) return;
      scheduler.add(cells);
      dispatch();
    }
    state.isMoreComing = false;
    dispatch();
  }

  return {
    begin(cells) {
      scheduler.add(cells);
      if (more !== undefined) receive(more).catch(fail);
      dispatch();
    },
    release(queue, mayAsk) {
      if (state.isStopped) return;
      for (const cell of scheduler.release(queue, mayAsk)) endings.left(cell, queue, { why: 'not-permitted' });
      dispatch();
    },
  };
}
