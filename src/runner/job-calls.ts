/** Makes the calls of a cell one after another: what one answers decides whether and when the next is made. */
import type { Attempt, ProbeRequest } from '../types.ts';
import { askedFor } from './backoff.ts';
import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import { recordOutcome } from './congestion.ts';
import type { Endings } from './endings.ts';
import type { Job } from './model-queue.ts';
import type { RunnerOptions } from './options.ts';
import { retryWait } from './retry-wait.ts';
import type { RunState } from './run-state.ts';
import type { Scheduler } from './scheduler.ts';
import { firstRequest, replySeen, type Step, type Turn } from './step.ts';
import type { Tail } from './tail.ts';
import type { Waits } from './waits.ts';

export interface JobCalls {
  /** Makes the next call of the job, and begins what comes after it. */
  call(job: Job): Promise<void>;
  /** Decides what a refusal of us means for the run. */
  decide(job: Job): Promise<void>;
}

interface JobCallsOptions {
  options: RunnerOptions;
  state: RunState;
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
  stop(): void;
}

export function createJobCalls(parts: JobCallsOptions): JobCalls {
  const { options, state, clock, scheduler, endings, breaker, tail, waits } = parts;
  const random = options.random ?? Math.random;

  async function call(job: Job): Promise<void> {
    const request = job.request ?? firstRequest(options.next(job.cell, []));
    const admission = await options.admit?.(job.cell, request);
    if (options.admit !== undefined && admission === undefined) {
      if (!state.isStopped) endings.left(job.cell, job.queue, { why: 'over-budget', turns: job.turns });
      return;
    }
    let attempt: Attempt | undefined;
    try {
      // It may have waited for its share of the budget.
      if (state.isStopped) return;
      job.begun = clock.now();
      attempt = await options.attempt(job.cell, request);
    } finally {
      admission?.(attempt);
    }
    if (!state.isStopped) take(job, { request, attempt });
  }

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

  async function decide(job: Job): Promise<void> {
    const last = job.turns.at(-1);
    if (state.isStopped || last === undefined) return;
    job.timesHalted += 1;
    const decision = await options.onHalt(job.cell, last.attempt, job.timesHalted);
    // What was found out while the run was being interrupted says nothing of the cell.
    if (state.isStopped) return;
    if (decision === 'stop') parts.stop();
    else if (decision === 'done') endings.settled(job);
    else {
      job.turns.pop();
      callAgain(job, last.request);
    }
  }

  return { call, decide };
}
