/** What follows a call: what its reply says of the pace and the endpoint, and whether and when the cell is called again. */
import type { ProbeRequest } from '../types.ts';
import { askedFor } from './backoff.ts';
import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import { recordOutcome } from './congestion.ts';
import type { Endings } from './endings.ts';
import type { Job } from './model-queue.ts';
import type { RunnerOptions } from './options.ts';
import { retryWait } from './retry-wait.ts';
import type { Scheduler } from './scheduler.ts';
import { replySeen, type Step, type Turn } from './step.ts';
import type { Tail } from './tail.ts';
import type { Waits } from './waits.ts';

export interface NextCall {
  /** A call of the job is answered. */
  take(job: Job, turn: Turn): void;
  callAgain(job: Job, request: ProbeRequest): void;
}

export interface NextCallOptions {
  options: RunnerOptions;
  clock: Clock;
  scheduler: Scheduler;
  endings: Endings;
  breaker: Breaker;
  tail: Tail;
  waits: Waits;
  /** Pauses the run until it is decided what the job's last reply means. */
  pause(job: Job): void;
  /** A job is ready to be called. */
  dispatch(): void;
}

export function createNextCall(parts: NextCallOptions): NextCall {
  const { options, clock, scheduler, endings, breaker, tail, waits } = parts;
  const random = options.random ?? Math.random;

  function take(job: Job, turn: Turn): void {
    job.turns.push(turn);
    options.onAttempt(job.cell, turn.attempt);
    const counted = job.excused.size === 0 ? job.turns : job.turns.filter((one) => !job.excused.has(one));
    const step = options.next(job.cell, counted);
    learn(job, turn, step);
    if (job.queue.endpoint.gate === 'shut' && step.unanswered === true) park(job, turn);
    else carryOut(job, step);
  }

  function learn({ queue, cell, begun }: Job, { attempt }: Turn, step: Step): void {
    const now = clock.now();
    const throttled = step.slowDown === true;
    const afterMs = askedFor(attempt.retryAfterMs);
    const seen = replySeen(step);
    recordOutcome(queue, { begun, now, throttled, afterMs });
    breaker.record(queue, cell, seen);
    if (seen === 'answered') tail.answered();
    else if (seen === 'throttled') tail.throttled(afterMs);
  }

  /** What fails while the whole endpoint does is no retry of the cell. */
  function park(job: Job, turn: Turn): void {
    job.excused.add(turn);
    callAgain(job, turn.request);
  }

  function carryOut(job: Job, step: Step): void {
    if (step.do === 'done') endings.done(job, step.skipModel === true);
    else if (step.do === 'pause-run') parts.pause(job);
    else if (step.do === 'call') callAgain(job, step.request);
    else callLater(job, step);
  }

  function callLater(job: Job, step: Step & { do: 'retry' }): void {
    const { request } = step;
    job.request = request;
    if (job.queue.closed !== undefined) endings.leave(job);
    else waits.start(retryWait(job, step, { now: clock.now(), random: random() }), () => callAgain(job, request), job);
  }

  function callAgain(job: Job, request: ProbeRequest): void {
    job.request = request;
    if (job.queue.closed !== undefined) endings.leave(job);
    else scheduler.giveBack(job);
    parts.dispatch();
  }

  return { take, callAgain };
}
