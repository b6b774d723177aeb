/** How cells end: settled by what was answered, or left without another call. */
import type { Cell } from '../types.ts';
import type { EndpointQueue, Job, LeftFor, ModelQueue } from './model-queue.ts';
import type { RunnerOptions } from './options.ts';
import type { Scheduler } from './scheduler.ts';
import type { Turn } from './step.ts';
import type { Waits } from './waits.ts';

export interface Endings {
  /** Nothing more is to be learned; `skipModel`: nor of the other cells of the model. */
  done(job: Job, skipModel: boolean): void;
  settled(job: Job): void;
  /** Without a reason: that for which its model was closed. */
  left(cell: Cell, queue: ModelQueue, left?: Left): void;
  /**
   * A job that goes on no more. Where the same request was to be sent again, it is judged by what was answered; where another one
   * was (on the next route, in the next form), what was answered so far is no verdict.
   */
  leave(job: Job): void;
  /** Ends all cells of the model but those in flight. */
  close(queue: ModelQueue, why: LeftFor): void;
  /** Closes all models of an endpoint that answers nobody. */
  giveUp(endpoint: EndpointQueue): void;
}

interface Left {
  why?: LeftFor;
  turns?: readonly Turn[];
}

interface EndingsOptions {
  scheduler: Scheduler;
  waits: Waits;
  options: Pick<RunnerOptions, 'onSettled' | 'onLeft'>;
}

export function createEndings({ scheduler, waits, options }: EndingsOptions): Endings {
  function done(job: Job, skipModel: boolean): void {
    settled(job);
    if (skipModel && job.queue.closed === undefined) close(job.queue, 'daily-quota');
  }

  function settled(job: Job): void {
    countOut(job.queue);
    options.onSettled(job.cell, job.turns);
  }

  function left(cell: Cell, queue: ModelQueue, { why = queue.closed ?? 'daily-quota', turns = [] }: Left = {}): void {
    countOut(queue);
    options.onLeft(cell, why, turns);
  }

  function leave(job: Job): void {
    const last = job.turns.at(-1);
    if (last !== undefined && last.request === job.request) settled(job);
    else left(job.cell, job.queue, { turns: job.turns });
  }

  function close(queue: ModelQueue, why: LeftFor): void {
    const { jobs, cells } = scheduler.close(queue, why);
    [...jobs, ...waits.take(queue)].forEach(leave);
    for (const cell of cells) left(cell, queue);
  }

  function giveUp(endpoint: EndpointQueue): void {
    for (const queue of scheduler.all)
      if (queue.endpoint === endpoint && queue.closed === undefined) close(queue, 'not-answering');
  }

  return { done, settled, left, leave, close, giveUp };
}

function countOut(queue: ModelQueue): void {
  queue.unsettled -= 1;
  queue.endpoint.unsettled -= 1;
}
