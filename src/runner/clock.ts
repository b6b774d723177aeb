/** The time that the runner goes by; tests give it one of their own. */

export interface Clock {
  /** Milliseconds; only differences mean something. */
  now(): number;
  /** Calls back once, after so many milliseconds; the result cancels it. */
  after(ms: number, then: () => void): () => void;
}

export const machineClock: Clock = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** The same clock; a fault of ours when a timer rings goes to `fail`, where it would end the process. */
export function guarded({ now, after }: Clock, fail: (error: unknown) => void): Clock {
  return {
    now,
    after: (ms, then) =>
      after(ms, () => {
        try {
          then();
        } catch (error) {
          fail(error);
        }
      }),
  };
}
