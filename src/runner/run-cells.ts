/** The only concurrent part: carries out the steps of many cells under one limit. It judges nothing. */
import type { Cell } from '../types.ts';
import { createBreaker, type Breaker } from './breaker.ts';
import { guarded, machineClock, type Clock } from './clock.ts';
import { createDispatcher } from './dispatcher.ts';
import { createEndings, type Endings } from './endings.ts';
import { createHolds } from './hold.ts';
import { createJobCalls } from './job-calls.ts';
import type { Job, ModelQueue } from './model-queue.ts';
import type { RunnerOptions } from './options.ts';
import { createNextCall } from './next-call.ts';
import { createPauses } from './pauses.ts';
import type { RunState } from './run-state.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { createSlots } from './slots.ts';
import { createSupply } from './supply.ts';
import { createTail } from './tail.ts';
import { createWaits, type Waits } from './waits.ts';

export type { RunnerOptions } from './options.ts';

/** Resolves when every cell is settled or left, or the run was stopped and the last call in flight has ended. */
export async function runCells(cells: Iterable<Cell>, options: RunnerOptions): Promise<void> {
  let stop: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const pool = createPool(options, { resolve, reject });
      stop = pool.stop;
      options.signal.addEventListener('abort', pool.stop, { once: true });
      pool.begin(cells);
    });
  } finally {
    if (stop) options.signal.removeEventListener('abort', stop);
  }
}

interface Ends {
  resolve(): void;
  reject(error: unknown): void;
}

interface Pool {
  begin(cells: Iterable<Cell>): void;
  stop(): void;
}

/** The parts of a run, and how each moves the others. */
function createPool(options: RunnerOptions, ends: Ends): Pool {
  const { concurrency, aloneMs, onFlight, tailMs = Infinity } = options;
  const clock = guarded(options.clock ?? machineClock, fail);
  const state: RunState = { isStopped: options.signal.aborted, isMoreComing: options.more !== undefined };
  const waits = createWaits(clock);
  const holds = createHolds({ hold: options.hold, release: (queue, mayAsk) => supply.release(queue, mayAsk), fail });
  const scheduler = schedulerOf(options, holds.begin);
  const endings = createEndings({ scheduler, waits, options });
  const breaker = breakerOf(options, { state, clock, scheduler, endings, waits, changed: () => dispatch(), fail });
  const pauses = createPauses({ decide: (job) => calls.decide(job), fail, done: () => dispatch() });
  const tail = createTail({
    clock,
    tailMs,
    queues: scheduler.all,
    isHeld: () => state.isStopped || state.isMoreComing || pauses.underWay > 0,
    close(queues) {
      for (const queue of queues) endings.close(queue, 'throttled');
      dispatch();
    },
  });
  const parts = { options, clock, scheduler, endings, breaker, tail, waits };
  const next = createNextCall({ ...parts, pause: pauses.start, dispatch: () => dispatch() });
  const calls = createJobCalls({ options, state, clock, endings, next, stop });
  const slots = createSlots({ concurrency, aloneMs, clock, onFlight, opened: () => dispatch() });
  const pending = [waits, breaker, holds];
  const start = (job: Job): void => void perform(job).catch(fail);
  const dispatch = createDispatcher({ state, clock, scheduler, slots, pauses, pending, start, end });
  const supply = createSupply({ more: options.more, state, scheduler, endings, dispatch, fail });

  async function perform(job: Job): Promise<void> {
    await calls.call(job).catch(fail);
    scheduler.finish(job);
    slots.giveBack();
    dispatch();
  }

  function stop(): void {
    state.isStopped = true;
    waits.cancelAll();
    stopTimers();
    dispatch();
  }

  function stopTimers(): void {
    tail.stop();
    slots.stop();
  }

  function fail(error: unknown): void {
    ends.reject(error);
    stop();
  }

  function end(): void {
    stopTimers();
    ends.resolve();
  }

  return { begin: supply.begin, stop };
}

function schedulerOf(
  { modelConcurrency, rpm = Infinity }: RunnerOptions,
  isHeld: (queue: ModelQueue) => boolean,
): Scheduler {
  return createScheduler({ perModel: modelConcurrency, maxRate: rpm / 60, isHeld });
}

interface AroundBreaker {
  state: RunState;
  clock: Clock;
  scheduler: Scheduler;
  endings: Endings;
  waits: Waits;
  changed(): void;
  fail(error: unknown): void;
}

function breakerOf(options: RunnerOptions, around: AroundBreaker): Breaker {
  const { state, clock, scheduler, endings, waits, changed, fail } = around;
  return createBreaker({
    tries: options.canaryTries ?? 1,
    canary: options.canary ?? (() => Promise.resolve(true)),
    now: () => clock.now(),
    wait: (ms, then) => waits.start(ms, then),
    isBusy: () =>
      state.isMoreComing || scheduler.all.some(({ endpoint }) => endpoint.gate !== 'shut' && endpoint.unsettled > 0),
    isOver: () => state.isStopped,
    giveUp: endings.giveUp,
    onOutage: (cell, isOver) => options.onOutage?.(cell, isOver),
    changed,
    fail,
  });
}
