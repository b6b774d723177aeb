/** Time that passes only when nothing else is to be done: a minute of waiting takes no time to test. */
import type { Clock } from '../../src/runner/clock.ts';

export interface VirtualClock extends Clock {
  sleep(ms: number): Promise<void>;
  /** Lets time pass until the work is done. */
  until<T>(work: Promise<T>): Promise<T>;
  /** Timers that have not rung yet. */
  timers(): number;
}

interface Timer {
  at: number;
  order: number;
  ring: () => void;
}

export function virtualClock(): VirtualClock {
  const timers = new Set<Timer>();
  let time = 0;
  let order = 0;
  const clock = {
    now: () => time,
    after(ms: number, then: () => void) {
      const timer = { at: time + Math.max(0, ms), order: order++, ring: then };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    timers: () => timers.size,
    sleep: (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve)),
    async until<T>(work: Promise<T>): Promise<T> {
      let done = false;
      const end = (): void => void (done = true);
      work.then(end, end);
      for (;;) {
        await new Promise(setImmediate);
        if (done) return work;
        const next = earliest(timers);
        if (next === undefined) throw new Error('nothing is left to wait for, and the work is not done');
        timers.delete(next);
        time = Math.max(time, next.at);
        next.ring();
      }
    },
  };
  return clock;
}

function earliest(timers: Iterable<Timer>): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) {
    if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
      first = timer;
  }
  return first;
}
