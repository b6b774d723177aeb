/** Models that are not asked before something is known of them, while others are asked. */
import type { Cell } from '../types.ts';
import type { ModelQueue } from './model-queue.ts';
import type { Scheduler } from './scheduler.ts';

export interface Hold {
  /** Whether the cell waits, and with it all cells of its model. */
  isHeld(cell: Cell): boolean;
  /** When it is known which of them may be asked. */
  until: Promise<(cell: Cell) => boolean>;
}

export interface Held {
  /** Whether it is not known yet. */
  readonly isPending: boolean;
}

interface HoldOptions {
  /** Told of each cell that may not be asked. */
  left(cell: Cell, queue: ModelQueue): void;
  isOver(): boolean;
  released(): void;
  fail(error: unknown): void;
}

export function releaseWhenKnown(
  hold: Hold | undefined,
  scheduler: Scheduler,
  { left, isOver, released, fail }: HoldOptions,
): Held {
  const held = { isPending: hold !== undefined && scheduler.all.some((queue) => queue.isHeld) };
  const release = (mayAsk: (cell: Cell) => boolean): void => {
    held.isPending = false;
    if (isOver()) return;
    for (const queue of scheduler.all.filter((one) => one.isHeld))
      for (const cell of scheduler.release(queue, mayAsk)) left(cell, queue);
    released();
  };
  if (held.isPending) hold?.until.then(release).catch(fail);
  return held;
}
