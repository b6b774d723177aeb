/** What a run waits for with no call under way: cells before they are called again, canaries of endpoints that do not answer. */
import type { Clock } from './clock.ts';
import type { Job, ModelQueue } from './model-queue.ts';

export interface Waits {
  /** A wait holds no slot. `job`: the cell that waits, where one does. Gives what ends the wait before its time. */
  start(ms: number, then: () => void, job?: Job): () => void;
  /** Ends the waits of a queue's cells; gives these. */
  take(queue: ModelQueue): Job[];
  cancelAll(): void;
  readonly underWay: number;
}

export function createWaits(clock: Clock): Waits {
  const jobs = new Map<() => void, Job | undefined>();
  return {
    start(ms, then, job) {
      const cancel = clock.after(ms, () => {
        jobs.delete(cancel);
        then();
      });
      jobs.set(cancel, job);
      return () => {
        cancel();
        jobs.delete(cancel);
      };
    },
    take(queue) {
      const taken = [...jobs].filter(([, job]) => job?.queue === queue);
      for (const [cancel] of taken) {
        cancel();
        jobs.delete(cancel);
      }
      return taken.flatMap(([, job]) => job ?? []);
    },
    cancelAll() {
      for (const cancel of jobs.keys()) cancel();
      jobs.clear();
    },
    get underWay() {
      return jobs.size;
    },
  };
}
