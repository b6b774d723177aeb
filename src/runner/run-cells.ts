/** The only concurrent part: carries out the steps of many cells under one limit. It judges nothing. */
import pLimit from 'p-limit';

import type { Ask, Attempt, Cell } from '../types.ts';
import { askedFor, backoff, quotaBackoff } from './backoff.ts';
import { machineClock, type Clock } from './clock.ts';
import { hasProgressed, recordOutcome } from './congestion.ts';
import type { Job } from './model-queue.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import type { Step, Turn } from './step.ts';

export interface RunnerOptions {
  /** Cells in flight at most. */
  concurrency: number;
  /** Cells of one model in flight at most. */
  modelConcurrency: number;
  /** Calls per minute to one endpoint in one Region at most; absent: as many as the service admits. */
  rpm?: number;
  /** Aborted to stop at once: calls in flight are cut, their cells stay unsettled. */
  signal: AbortSignal;
  /** The first call goes alone until it is answered, for so many milliseconds at most: what refuses us all refuses one. Absent: it does not. */
  aloneMs?: number;
  next(cell: Cell, turns: readonly Turn[]): Step;
  attempt(cell: Cell, ask: Ask): Promise<Attempt>;
  onAttempt(cell: Cell, attempt: Attempt): void;
  onSettled(cell: Cell, turns: readonly Turn[]): void;
  /** Told of each cell that will not be asked, because the quota of its model is used up. */
  onSkipped(cell: Cell): void;
  /** Told how many calls are in flight, after each change. */
  onFlight?(inFlight: number): void;
  /**
   * A reply spoke of our credentials, clock or connection. While this is decided no new call starts.
   * - `again`: what was wrong is mended, ask the same again
   * - `settle`: it is about this cell after all
   * - `stop`: it cannot be mended, leave all other cells
   */
  onHalt(cell: Cell, attempt: Attempt, times: number): Promise<'again' | 'done' | 'stop'>;
  /** From 0 to 1; spreads waits. */
  random?: () => number;
  clock?: Clock;
}

/** Resolves when every cell is settled or left, or the run was stopped and the last call in flight has ended. */
export async function runCells(cells: Iterable<Cell>, options: RunnerOptions): Promise<void> {
  const scheduler = createScheduler(cells, {
    perModel: options.modelConcurrency,
    maxRate: (options.rpm ?? Infinity) / 60,
  });
  let stop: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const pool = createPool(scheduler, options, { resolve, reject });
      stop = pool.stop;
      options.signal.addEventListener('abort', pool.stop, { once: true });
      pool.pump();
    });
  } finally {
    if (stop) options.signal.removeEventListener('abort', stop);
  }
}

interface Ends {
  resolve(): void;
  reject(error: unknown): void;
}

function createPool(scheduler: Scheduler, options: RunnerOptions, ends: Ends): { pump(): void; stop(): void } {
  const clock = options.clock ?? machineClock;
  const random = options.random ?? Math.random;
  const limit = pLimit(options.concurrency);
  const waits = new Set<() => void>();
  let alarm: (() => void) | undefined;
  let inFlight = 0;
  let halting = Promise.resolve();
  let halted = 0;
  let stopped = options.signal.aborted;
  let slots = options.aloneMs === undefined ? options.concurrency : 1;
  const notAnswered = options.aloneMs === undefined ? undefined : clock.after(options.aloneMs, openAll);

  /** From the first answer on, or when it is long in coming, all slots are used. */
  function openAll(): void {
    notAnswered?.();
    slots = options.concurrency;
    pump();
  }

  /** Starts a call in each free slot that has something to do; ends the run when nothing is left. */
  function pump(): void {
    alarm?.();
    alarm = undefined;
    while (!stopped && halted === 0 && inFlight < slots) {
      const job = scheduler.take(clock.now());
      if (job === undefined) break;
      flight(1);
      limit(perform, job).catch(fail);
    }
    if (inFlight === 0 && halted === 0 && (stopped || (waits.size === 0 && scheduler.wakeAt() === Infinity)))
      ends.resolve();
    else if (!stopped && halted === 0 && inFlight < slots) setAlarm();
  }

  /** One timer for all that only wait for their pace. */
  function setAlarm(): void {
    const at = scheduler.wakeAt();
    if (at !== Infinity) alarm = clock.after(Math.max(0, at - clock.now()), pump);
  }

  function stop(): void {
    stopped = true;
    notAnswered?.();
    for (const cancel of waits) cancel();
    waits.clear();
    pump();
  }

  function fail(error: unknown): void {
    ends.reject(error);
    stop();
  }

  async function perform(job: Job): Promise<void> {
    try {
      const ask = job.ask ?? firstAsk(options.next(job.cell, []));
      job.begun = clock.now();
      const attempt = await options.attempt(job.cell, ask);
      if (!stopped) take(job, { ask, attempt });
    } finally {
      scheduler.release(job);
      flight(-1);
      // After p-limit has freed the slot.
      queueMicrotask(openAll);
    }
  }

  function flight(change: number): void {
    inFlight += change;
    options.onFlight?.(inFlight);
  }

  function take(job: Job, turn: Turn): void {
    job.turns.push(turn);
    options.onAttempt(job.cell, turn.attempt);
    const counted = job.excused.size === 0 ? job.turns : job.turns.filter((one) => !job.excused.has(one));
    const step = options.next(job.cell, counted);
    learn(job, turn, step);
    carryOut(job, step);
  }

  function learn({ queue, begun }: Job, { attempt }: Turn, step: Step): void {
    const now = clock.now();
    recordOutcome(queue, { begun, now, throttled: step.slowDown === true, afterMs: askedFor(attempt.retryAfterMs) });
  }

  function carryOut(job: Job, step: Step): void {
    if (step.do === 'done') settle(job, step.skipModel === true);
    else if (step.do === 'pause-run') halt(job);
    else if (step.do === 'ask') askAgain(job, step.ask);
    else waitFor(waitOf(job, step), () => askAgain(job, step.ask));
  }

  function waitOf(job: Job, step: Step & { do: 'retry' }): number {
    const wait = { nth: step.nth, afterMs: step.afterMs, lot: random() };
    if (step.slowDown !== true) return backoff(wait);
    if (isExcused(job)) return backoff({ ...wait, nth: 1 });
    return job.queue.answeredAt === -Infinity ? backoff(wait) : quotaBackoff(wait);
  }

  /** A throttle of the whole endpoint does not count as a retry of the cell while others get through: its turn will come. */
  function isExcused(job: Job): boolean {
    const last = job.turns.at(-1);
    const before = job.throttledAt;
    job.throttledAt = clock.now();
    const excused = hasProgressed(job.queue, before, job.throttledAt);
    if (excused && last) job.excused.add(last);
    return excused;
  }

  function settle(job: Job, skipModel: boolean): void {
    options.onSettled(job.cell, job.turns);
    if (!skipModel || job.queue.closed) return;
    const { jobs, cells } = scheduler.close(job.queue);
    jobs.forEach(leave);
    cells.forEach(options.onSkipped);
  }

  /** What has been asked is judged by what was answered. */
  function leave(job: Job): void {
    if (job.turns.length > 0) options.onSettled(job.cell, job.turns);
    else options.onSkipped(job.cell);
  }

  function askAgain(job: Job, ask: Ask): void {
    job.ask = ask;
    if (job.queue.closed) leave(job);
    else scheduler.giveBack(job);
    pump();
  }

  /** A wait holds no slot. */
  function waitFor(ms: number, then: () => void): void {
    const cancel = clock.after(ms, () => {
      waits.delete(cancel);
      then();
    });
    waits.add(cancel);
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
    job.timesHalted += 1;
    const decision = await options.onHalt(job.cell, last.attempt, job.timesHalted);
    if (decision === 'stop') stop();
    else if (decision === 'done') options.onSettled(job.cell, job.turns);
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
