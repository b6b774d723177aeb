/** The only concurrent part: carries out the steps of many cells under one limit. It judges nothing. */
import pLimit from 'p-limit';

import type { Ask, Attempt, Cell } from '../types.ts';
import { backoff } from './backoff.ts';
import { createLanes, type Job, type Lanes } from './lanes.ts';
import type { Step, Turn } from './step.ts';

export interface RunnerOptions {
  /** Cells in flight at most. */
  concurrency: number;
  /** Cells of one model in flight at most. */
  modelConcurrency: number;
  /** Aborted to stop at once: calls in flight are cut, their cells stay unsettled. */
  signal: AbortSignal;
  next(cell: Cell, turns: readonly Turn[]): Step;
  attempt(cell: Cell, ask: Ask): Promise<Attempt>;
  onAttempt(cell: Cell, attempt: Attempt): void;
  onSettled(cell: Cell, turns: readonly Turn[]): void;
  /** Told how many calls are in flight, after each change. */
  onFlight?(inFlight: number): void;
  /**
   * A reply spoke of our credentials, clock or connection. While this is decided no new call starts.
   * - `again`: what was wrong is mended, ask the same again
   * - `settle`: it is about this cell after all
   * - `stop`: it cannot be mended, leave all other cells
   */
  onHalt(cell: Cell, attempt: Attempt, times: number): Promise<'again' | 'settle' | 'stop'>;
  random?: () => number;
}

/** Resolves when every cell is settled, or the run was stopped and the last call in flight has ended. */
export function runCells(cells: Iterable<Cell>, options: RunnerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const pool = createPool(createLanes(cells, options.modelConcurrency), options, { resolve, reject });
    options.signal.addEventListener('abort', pool.stop, { once: true });
    pool.pump();
  });
}

interface Ends {
  resolve(): void;
  reject(error: unknown): void;
}

function createPool(lanes: Lanes, options: RunnerOptions, ends: Ends): { pump(): void; stop(): void } {
  const limit = pLimit(options.concurrency);
  const waits = new Set<NodeJS.Timeout>();
  let workers = 0;
  let inFlight = 0;
  let halting = Promise.resolve();
  let halted = 0;
  let stopped = options.signal.aborted;

  /** Starts a worker for each free slot that has something to do; ends the run when nothing is left. */
  function pump(): void {
    const free = stopped || halted > 0 ? 0 : options.concurrency - workers;
    for (let n = 0; n < free && lanes.ready; n += 1) {
      workers += 1;
      limit(work).catch(fail);
    }
    if (workers === 0 && halted === 0 && waits.size === 0 && (stopped || !lanes.ready)) ends.resolve();
  }

  function stop(): void {
    stopped = true;
    for (const timer of waits) clearTimeout(timer);
    waits.clear();
    pump();
  }

  function fail(error: unknown): void {
    stop();
    ends.reject(error);
  }

  async function work(): Promise<void> {
    try {
      while (!stopped && halted === 0) {
        const job = lanes.take();
        if (job === undefined) break;
        await perform(job);
      }
    } finally {
      workers -= 1;
      queueMicrotask(pump);
    }
  }

  async function perform(job: Job): Promise<void> {
    const ask = job.ask ?? firstAsk(options.next(job.cell, []));
    flight(1);
    const attempt = await options.attempt(job.cell, ask).finally(() => {
      flight(-1);
      lanes.release(job);
    });
    if (stopped) return;
    job.turns.push({ ask, attempt });
    options.onAttempt(job.cell, attempt);
    carryOut(job, options.next(job.cell, job.turns));
  }

  function flight(change: number): void {
    inFlight += change;
    options.onFlight?.(inFlight);
  }

  function carryOut(job: Job, step: Step): void {
    if (step.do === 'settle') options.onSettled(job.cell, job.turns);
    else if (step.do === 'halt') halt(job);
    else if (step.do === 'ask') askAgain(job, step.ask);
    else waitFor(backoff(step.nth, step.afterMs, options.random ?? Math.random), () => askAgain(job, step.ask));
  }

  function askAgain(job: Job, ask: Ask): void {
    job.ask = ask;
    lanes.giveBack(job);
    pump();
  }

  /** A wait holds no slot. */
  function waitFor(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      waits.delete(timer);
      then();
    }, ms);
    waits.add(timer);
  }

  /** One at a time: the first to be refused finds out for all. */
  function halt(job: Job): void {
    halted += 1;
    halting = halting
      .then(() => decide(job))
      .catch(fail)
      .finally(() => {
        halted -= 1;
        pump();
      });
  }

  async function decide(job: Job): Promise<void> {
    const last = job.turns.at(-1);
    if (stopped || last === undefined) return;
    job.halts += 1;
    const decision = await options.onHalt(job.cell, last.attempt, job.halts);
    if (decision === 'stop') stop();
    else if (decision === 'settle') options.onSettled(job.cell, job.turns);
    else {
      job.turns.pop();
      askAgain(job, last.ask);
    }
  }

  return { pump, stop };
}

function firstAsk(step: Step): Ask {
  if (step.do !== 'ask') throw new Error('a cell begins with a question');
  return step.ask;
}
