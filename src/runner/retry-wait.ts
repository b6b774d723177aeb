/** How long a cell waits before it is called again, by what was refused: this call, its model, or all of the endpoint. */
import { backoff, quotaBackoff } from './backoff.ts';
import { hasProgressed } from './congestion.ts';
import type { Job } from './model-queue.ts';
import type { Step } from './step.ts';

/** `random`: from 0 to 1. */
export function retryWait(
  job: Job,
  step: Step & { do: 'retry' },
  { now, random }: { now: number; random: number },
): number {
  const wait = { nth: step.nth, afterMs: step.afterMs, random };
  if (step.slowDown !== true) return backoff(wait);
  if (isExcused(job, now)) return backoff({ ...wait, nth: 1 });
  return job.queue.answeredAt === -Infinity ? backoff(wait) : quotaBackoff(wait);
}

/** A throttle of the whole endpoint does not count as a retry of the cell while others get through: its turn will come. */
function isExcused(job: Job, now: number): boolean {
  const last = job.turns.at(-1);
  const before = job.throttledAt;
  job.throttledAt = now;
  const excused = hasProgressed(job.queue, before, now);
  if (excused && last) job.excused.add(last);
  return excused;
}
