/** What a sweep asks of the runner: what is called next, how, and what becomes of each cell. All options of the runner are made here. */
import { cellKey } from '../plan/cell.ts';
import { decideNextCheckRequest } from '../probe/next-check-request.ts';
import { decideNextRequest } from '../probe/next-request.ts';
import { attemptCell } from '../runner/attempt.ts';
import type { LeftFor } from '../runner/model-queue.ts';
import type { RunnerOptions } from '../runner/options.ts';
import type { Cell, KnownResult } from '../types.ts';
import { skippedForAgreement } from './agreements.ts';
import type { AccountShare } from './by-account.ts';
import { decideOnHalt } from './canary-report.ts';
import { leftAfter, summariseAttempts } from './settle.ts';
import { isAnswered, notAnswering, outageNote } from './silent-places.ts';
import { canaryOptions, record, type Progress, type SweepOptions } from './sweep-progress.ts';

export function runnerOf(
  options: SweepOptions,
  progress: Progress,
  { account, ...share }: AccountShare,
): RunnerOptions {
  const { config, connection, evidence, checks, budget } = options;
  const { stopped: signal } = progress;
  return {
    ...share,
    modelConcurrency: config.modelConcurrency,
    ...(config.rpm !== undefined && { rpm: config.rpm }),
    signal,
    // What refuses us all is found out by one call, after the canaries; an answer that is long in coming holds up nobody.
    aloneMs: 2_000,
    tailMs: usualTailMs * Math.max(1, config.retries / usualRetries),
    next(cell, turns) {
      const asked = checks?.get(cellKey(cell));
      return asked
        ? decideNextCheckRequest(cell, turns, { ...asked, retries: config.retries })
        : decideNextRequest(cell, turns, config);
    },
    admit: budget.admit,
    attempt(cell, request) {
      progress.calls += 1;
      const question = checks?.get(cellKey(cell))?.check;
      const clients = connection.clientsFor(cell.row.region, account);
      return attemptCell(cell, request, {
        ...(question && { question }),
        clients,
        timeoutMs: config.timeoutMs,
        signal,
      });
    },
    onAttempt: (cell, attempt) => evidence.attempt(cell, attempt),
    onSettled(cell, turns) {
      const attempts = turns.map(({ attempt }) => attempt);
      record(options, progress, cell, summariseAttempts(cell, attempts));
    },
    ...(options.hold && { hold: options.hold }),
    onLeft(cell, why, turns) {
      if (why === 'daily-quota') progress.quotaUsedUp ??= quotaUsedUp;
      const attempts = turns.map(({ attempt }) => attempt);
      record(options, progress, cell, leftAfter(attempts, leftResults[why](cell, { options, calls: attempts.length })));
    },
    canary: (cell) => isAnswered(cell, options.trust, canaryOptions(options, progress)),
    onOutage: ({ row }, isOver) => options.note(outageNote(row, options.trust, isOver)),
    // As often as a call is called again that fails.
    canaryTries: Math.max(1, config.retries),
    onHalt: decideOnHalt({
      connection,
      timeoutMs: config.timeoutMs,
      signal,
      renew: () => connection.renew(account),
      onStop(why) {
        progress.halted.add(account);
        progress.stoppedFor = `${why}. Fix it, then run again with --resume.`;
      },
    }),
  };
}

/** Milliseconds that a run waits for models that are throttled again and again, once nothing else answers; with more retries, longer. */
const usualTailMs = 18_000;
const usualRetries = 4;

interface LeftCell {
  options: SweepOptions;
  /** Made for the cell before it was left. */
  calls: number;
}

/** What is kept of a cell that is not called again. */
const leftResults: Record<LeftFor, (cell: Cell, left: LeftCell) => Omit<KnownResult, 'calls'>> = {
  'daily-quota': () => untested('daily-quota-reached'),
  'not-permitted': () => skippedForAgreement,
  'over-budget': () => untested('over-budget'),
  // Its turn never came: the other calls to its model were throttled to the end.
  throttled: (_, { calls }) => ({
    verdict: 'inconclusive',
    reason: 'throttled',
    rule: 'throttled',
    message: `Not called${calls > 0 ? ' to the end' : ''}: the other calls to the model were throttled until the run ended.`,
  }),
  'not-answering': (cell, { options }) => notAnswering(cell, options.trust),
};

function untested(reason: 'daily-quota-reached' | 'over-budget'): Omit<KnownResult, 'calls'> {
  return { verdict: 'untested', reason, rule: reason };
}

const quotaUsedUp =
  'the daily token quota of a model is used up, and its other cells were not called. Continue with --resume tomorrow.';
