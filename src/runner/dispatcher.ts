/** Starts a call in each free slot that has something to do, and ends the run when nothing is left. */
import type { Clock } from './clock.ts';
import type { Job } from './model-queue.ts';
import type { RunState } from './run-state.ts';
import type { Scheduler } from './scheduler.ts';
import type { Slots } from './slots.ts';

/** Something that may bring work later. */
interface Pending {
  readonly underWay: number;
}

interface DispatcherOptions {
  state: RunState;
  clock: Clock;
  scheduler: Scheduler;
  slots: Slots;
  /** While one is under way no call starts, and the run does not end. */
  pauses: Pending;
  /** While one of them is under way the run does not end, unless it was stopped. */
  pending: readonly Pending[];
  /** Begins the next call of a job. */
  start(job: Job): void;
  end(): void;
}

/** Gives what is called after each change. */
export function createDispatcher(options: DispatcherOptions): () => void {
  const { state, clock, scheduler, slots, pauses, pending, start, end } = options;
  let cancelAlarm: (() => void) | undefined;

  function dispatch(): void {
    cancelAlarm?.();
    cancelAlarm = undefined;
    while (mayStart()) {
      const job = scheduler.take(clock.now());
      if (job === undefined) break;
      slots.take();
      start(job);
    }
    if (isOver()) end();
    else if (mayStart()) setAlarm();
  }

  function mayStart(): boolean {
    return !state.isStopped && pauses.underWay === 0 && slots.isFree();
  }

  function isOver(): boolean {
    if (slots.inFlight > 0 || pauses.underWay > 0) return false;
    return state.isStopped || isIdle();
  }

  function isIdle(): boolean {
    return !state.isMoreComing && pending.every(({ underWay }) => underWay === 0) && scheduler.wakeAt() === Infinity;
  }

  /** One timer for all that only wait for their pace. */
  function setAlarm(): void {
    const at = scheduler.wakeAt();
    if (at !== Infinity) cancelAlarm = clock.after(Math.max(0, at - clock.now()), dispatch);
  }

  return dispatch;
}
