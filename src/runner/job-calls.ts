/** Makes the calls of a cell one after another, and decides what a refusal of us means for the run. */
import type { Attempt } from '../types.ts';
import type { Clock } from './clock.ts';
import type { Endings } from './endings.ts';
import type { Job } from './model-queue.ts';
import type { NextCall } from './next-call.ts';
import type { RunnerOptions } from './options.ts';
import type { RunState } from './run-state.ts';
import { firstRequest } from './step.ts';

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
  endings: Endings;
  next: NextCall;
  stop(): void;
}

export function createJobCalls({ options, state, clock, endings, next, stop }: JobCallsOptions): JobCalls {
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
    if (!state.isStopped) next.take(job, { request, attempt });
  }

  async function decide(job: Job): Promise<void> {
    const last = job.turns.at(-1);
    if (state.isStopped || last === undefined) return;
    job.timesHalted += 1;
    const decision = await options.onHalt(job.cell, last.attempt, job.timesHalted);
    // What was found out while the run was being interrupted says nothing of the cell.
    if (state.isStopped) return;
    if (decision === 'stop') stop();
    else if (decision === 'done') endings.settled(job);
    else {
      job.turns.pop();
      next.callAgain(job, last.request);
    }
  }

  return { call, decide };
}
