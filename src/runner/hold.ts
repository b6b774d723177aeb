/** Models that wait until something is known of them, while others are called. */
import type { Cell } from '../types.ts';
import type { ModelQueue } from './model-queue.ts';

type MayAsk = (cell: Cell) => boolean;

/** Undefined where the cell's model is called at once; else resolves when it is known which of its cells may be called. */
export type Hold = (cell: Cell) => Promise<MayAsk> | undefined;

export interface Holds {
  /** Whether the model waits; it is released when enough is known of it. */
  begin(queue: ModelQueue): boolean;
  /** Models that wait. */
  readonly underWay: number;
}

interface HoldsOptions {
  hold: Hold | undefined;
  release(queue: ModelQueue, mayAsk: MayAsk): void;
  fail(error: unknown): void;
}

export function createHolds({ hold, release, fail }: HoldsOptions): Holds {
  let underWay = 0;

  async function releaseAfter(until: Promise<MayAsk>, queue: ModelQueue): Promise<void> {
    const mayAsk = await until;
    underWay -= 1;
    release(queue, mayAsk);
  }

  return {
    begin(queue) {
      const until = hold === undefined ? undefined : firstOf(queue.cells, hold);
      if (until === undefined) return false;
      underWay += 1;
      releaseAfter(until, queue).catch(fail);
      return true;
    },
    get underWay() {
      return underWay;
    },
  };
}

/** One cell that waits holds all of its model. */
function firstOf(cells: readonly Cell[], hold: Hold): Promise<MayAsk> | undefined {
  for (const cell of cells) {
    const until = hold(cell);
    if (until !== undefined) return until;
  }
  return undefined;
}
