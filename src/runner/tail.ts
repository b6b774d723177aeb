/** The end of a run: when all that is left is throttled again and again, it is waited for only so long after the last answer. */
import type { Clock } from './clock.ts';
import type { ModelQueue } from './model-queue.ts';

export interface TailOptions {
  clock: Clock;
  /** Milliseconds from the last answer on. */
  tailMs: number;
  queues: readonly ModelQueue[];
  /** Whether the run is held for another reason. */
  isHeld(): boolean;
  /** Asks nothing more of these. */
  close(queues: readonly ModelQueue[]): void;
}

export interface Tail {
  answered(): void;
  /** `afterMs`: what the service asked to wait, 0 where it did not say. */
  throttled(afterMs: number): void;
  /** The run is over. */
  stop(): void;
}

/** Between two looks whether only throttled models are left, and for a call that the service itself asked to come later. */
const lookAgainMs = 1_000;
const callMs = 1_000;

export function createTail({ clock, tailMs, queues, isHeld, close }: TailOptions): Tail {
  let answeredAt = clock.now();
  let retryAt = -Infinity;
  let cancel: (() => void) | undefined;

  function arm(): void {
    const at = Math.max(answeredAt + tailMs, retryAt + callMs);
    cancel = clock.after(Math.max(lookAgainMs, at - clock.now()), look);
  }

  function look(): void {
    const now = clock.now();
    const isOver = now >= answeredAt + tailMs && now >= retryAt + callMs;
    const left = queues.filter(isLeft);
    arm();
    if (isOver && !isHeld() && left.length > 0 && left.every(isThrottled)) close(left);
  }

  if (tailMs !== Infinity) arm();
  return {
    answered: () => void (answeredAt = clock.now()),
    throttled(afterMs) {
      // What the service asked for counts only within that time: it may ask forever.
      const now = clock.now();
      if (now < answeredAt + tailMs) retryAt = Math.max(retryAt, now + afterMs);
    },
    stop() {
      cancel?.();
    },
  };
}

/** What is left of endpoints that answer nobody is the breaker's. */
function isLeft({ unsettled, closed, endpoint }: ModelQueue): boolean {
  return unsettled > 0 && closed === undefined && endpoint.gate !== 'shut';
}

function isThrottled({ consecutiveThrottles }: ModelQueue): boolean {
  return consecutiveThrottles > 0;
}
