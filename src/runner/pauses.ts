/** Refusals that concern the whole run, decided one at a time: the first to be refused finds out for all. */
import type { Job } from './model-queue.ts';

export interface Pauses {
  start(job: Job): void;
  /** Decisions that are not made yet. */
  readonly underWay: number;
}

export interface PausesOptions {
  decide(job: Job): Promise<void>;
  fail(error: unknown): void;
  /** One is decided. */
  done(): void;
}

export function createPauses({ decide, fail, done }: PausesOptions): Pauses {
  let last = Promise.resolve();
  let underWay = 0;
  return {
    start(job) {
      underWay += 1;
      last = last
        .then(() => decide(job))
        .catch(fail)
        .finally(() => {
          underWay -= 1;
          done();
        });
    },
    get underWay() {
      return underWay;
    },
  };
}
