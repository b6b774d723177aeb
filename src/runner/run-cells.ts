/** The only concurrent part: carries out the steps of many cells under one limit. It judges nothing. */
import type { ProbeRequest, Attempt, Cell } from '../types.ts';
import { askedFor } from './backoff.ts';
import { machineClock } from './clock.ts';
import { recordOutcome } from './congestion.ts';
import { createBreaker } from './breaker.ts';
import { createPauses } from './pauses.ts';
import { createHolds } from './hold.ts';
import { createEndings } from './endings.ts';
import type { Job, ModelQueue } from './model-queue.ts';
import { retryWait } from './retry-wait.ts';
import { createScheduler } from './scheduler.ts';
import { createSlots } from './slots.ts';
import type { RunnerOptions } from './options.ts';
import { firstRequest, replySeen, type Step, type Turn } from './step.ts';
import { createTail } from './tail.ts';
import { createWaits } from './waits.ts';

export type { RunnerOptions } from './options.ts';

/** Resolves when every cell is settled or left, or the run was stopped and the last call in flight has ended. */
export async function runCells(cells: Iterable<Cell>, options: RunnerOptions): Promise<void> {
  let stop: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const pool = createPool(options, { resolve, reject });
      stop = pool.stop;
      options.signal.addEventListener('abort', pool.stop, { once: true });
      pool.begin(cells);
    });
  } finally {
    if (stop) options.signal.removeEventListener('abort', stop);
  }
}

interface Ends {
  resolve(): void;
  reject(error: unknown): void;
}

function createPool(options: RunnerOptions, ends: Ends): { begin(cells: Iterable<Cell>): void; stop(): void } {
  const clock = options.clock ?? machineClock;
  const random = options.random ?? Math.random;
  const waits = createWaits(clock);
  const pauses = createPauses({ decide, fail, done: () => pump() });
  let alarm: (() => void) | undefined;
  let stopped = options.signal.aborted;
  let canaries = 0;
  let isMoreComing = options.more !== undefined;
  const holds = createHolds({ hold: options.hold, release, fail });
  const scheduler = createScheduler({
    perModel: options.modelConcurrency,
    maxRate: (options.rpm ?? Infinity) / 60,
    isHeld: (queue) => holds.begin(queue),
  });
  const endings = createEndings({ scheduler, waits, options });
  const breaker = createBreaker({
    tries: options.canaryTries ?? 1,
    canary: options.canary ?? (() => Promise.resolve(true)),
    now: () => clock.now(),
    wait: (ms, then) => waits.start(ms, then),
    isBusy: () =>
      isMoreComing || scheduler.all.some(({ endpoint }) => endpoint.gate !== 'shut' && endpoint.unsettled > 0),
    isOver: () => stopped,
    giveUp: endings.giveUp,
    onOutage: (cell, isOver) => options.onOutage?.(cell, isOver),
    changed(underWay) {
      canaries = underWay;
      pump();
    },
  });
  const tail = createTail({
    clock,
    patienceMs: options.patienceMs ?? Infinity,
    queues: scheduler.all,
    isHeld: () => stopped || isMoreComing || pauses.underWay > 0,
    close(queues) {
      for (const queue of queues) endings.close(queue, 'throttled');
      pump();
    },
  });
  const slots = createSlots({
    concurrency: options.concurrency,
    aloneMs: options.aloneMs,
    clock,
    onFlight: options.onFlight,
    opened: () => pump(),
  });

  function begin(cells: Iterable<Cell>): void {
    scheduler.add(cells);
    if (options.more !== undefined) receive(options.more).catch(fail);
    pump();
  }

  async function receive(more: AsyncIterable<readonly Cell[]>): Promise<void> {
    for await (const cells of more) {
      if (stopped) return;
      scheduler.add(cells);
      pump();
    }
    isMoreComing = false;
    pump();
  }

  /** Of a model that was held, what may not be asked is left. */
  function release(queue: ModelQueue, mayAsk: (cell: Cell) => boolean): void {
    if (stopped) return;
    for (const cell of scheduler.release(queue, mayAsk)) endings.left(cell, queue, { why: 'not-permitted' });
    pump();
  }

  /** Starts a call in each free slot that has something to do; ends the run when nothing is left. */
  function pump(): void {
    alarm?.();
    alarm = undefined;
    while (mayStart()) {
      const job = scheduler.take(clock.now());
      if (job === undefined) break;
      slots.take();
      perform(job);
    }
    const isWaiting = waits.underWay > 0 || canaries > 0 || holds.underWay > 0 || isMoreComing;
    const isIdle = !isWaiting && scheduler.wakeAt() === Infinity;
    if (slots.inFlight === 0 && pauses.underWay === 0 && (stopped || isIdle)) end();
    else if (mayStart()) setAlarm();
  }

  function mayStart(): boolean {
    return !stopped && pauses.underWay === 0 && slots.isFree();
  }

  function end(): void {
    tail.stop();
    ends.resolve();
  }

  /** One timer for all that only wait for their pace. */
  function setAlarm(): void {
    const at = scheduler.wakeAt();
    if (at !== Infinity) alarm = clock.after(Math.max(0, at - clock.now()), pump);
  }

  function stop(): void {
    stopped = true;
    slots.stop();
    waits.cancelAll();
    pump();
  }

  function fail(error: unknown): void {
    ends.reject(error);
    stop();
  }

  function perform(job: Job): void {
    makeCall(job)
      .catch(fail)
      .finally(() => {
        scheduler.finish(job);
        slots.giveBack();
        pump();
      });
  }

  async function makeCall(job: Job): Promise<void> {
    const request = job.request ?? firstRequest(options.next(job.cell, []));
    const admission = await options.admit?.(job.cell, request);
    if (options.admit !== undefined && admission === undefined) {
      if (!stopped) endings.left(job.cell, job.queue, { why: 'over-budget', turns: job.turns });
      return;
    }
    let attempt: Attempt | undefined;
    try {
      job.begun = clock.now();
      attempt = await options.attempt(job.cell, request);
    } finally {
      admission?.(attempt);
    }
    if (!stopped) take(job, { request, attempt });
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
    else if (step.do === 'pause-run') pauses.start(job);
    else if (step.do === 'call') callAgain(job, step.request);
    else if (job.queue.closed !== undefined) endings.leave(job);
    else
      waits.start(
        retryWait(job, step, { now: clock.now(), random: random() }),
        () => callAgain(job, step.request),
        job,
      );
  }

  function callAgain(job: Job, request: ProbeRequest): void {
    job.request = request;
    if (job.queue.closed !== undefined) endings.leave(job);
    else scheduler.giveBack(job);
    pump();
  }

  async function decide(job: Job): Promise<void> {
    const last = job.turns.at(-1);
    if (stopped || last === undefined) return;
    job.timesHalted += 1;
    const decision = await options.onHalt(job.cell, last.attempt, job.timesHalted);
    if (decision === 'stop') stop();
    else if (decision === 'done') endings.settled(job);
    else {
      job.turns.pop();
      callAgain(job, last.request);
    }
  }

  return { begin, stop };
}
