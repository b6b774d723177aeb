/** Cells of invented models, and runs of them against an invented service, in time that is invented too. */
import { runCells, type RunnerOptions } from '../../src/runner/run-cells.ts';
import type { Step, Turn } from '../../src/runner/step.ts';
import type { ProbeRequest, Attempt, Cell } from '../../src/types.ts';
import { virtualClock, type VirtualClock } from './virtual-clock.ts';

export const request: ProbeRequest = { route: '/model', form: { base: 'plain', changes: [] }, body: {} };

/** `each` cells for each of `models` models. */
export function cellsOf(models: number, each: number, region = 'us-east-1'): Cell[] {
  const cells: Cell[] = [];
  for (let n = 0; n < each; n += 1) {
    for (let model = 0; model < models; model += 1) {
      const profileType = n === 0 ? 'in-region' : 'regional-cross-region';
      const row = {
        region,
        endpoint: 'bedrock-runtime',
        model: `acme.model-${model}`,
        profileType,
        profile: `p${n}.acme.model-${model}`,
        provider: 'Acme',
        input: [],
        output: [],
      } as const;
      cells.push({ row: { ...row, input: [], output: [] }, api: 'converse' });
    }
  }
  return cells;
}

export function attemptOf(status: number, more: Partial<Attempt> = {}): Attempt {
  const spoken = status === 200 ? { reply: {} } : { fault: { origin: 'service', message: '' } as const };
  return {
    at: '2026-01-01T00:00:00.000Z',
    ms: 1,
    method: 'POST',
    path: '/',
    route: '/model',
    variant: 'plain',
    sent: '',
    status,
    ...spoken,
    ...more,
  };
}

/** Asks once, goes on after 200, tries again after a throttle as often as it may. */
export function nextOf(retries: number): RunnerOptions['next'] {
  return (_cell, turns): Step => {
    const last = turns.at(-1);
    if (last === undefined) return { do: 'call', request };
    if (last.attempt.status === 200) return { do: 'done' };
    const nth = turns.length;
    const slowDown = last.attempt.status === 429 ? ({ slowDown: true } as const) : {};
    if (nth > retries) return { do: 'done', ...slowDown };
    const { retryAfterMs } = last.attempt;
    return { do: 'retry', request, nth, ...slowDown, ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }) };
  };
}

/** The same lots in every run. */
export function lots(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

export interface Ran {
  clock: VirtualClock;
  /** Every call, in the order in which it began. */
  calls: { cell: Cell; at: number; status: number }[];
  settled: Map<Cell, readonly Turn[]>;
  left: Cell[];
  /** When all was over, in milliseconds. */
  ms: number;
}

export interface Service {
  /** The status of a call that begins now, and how long it lasts in milliseconds. */
  answer(cell: Cell, now: number): { status: number; ms: number; more?: Partial<Attempt> };
}

export type RanOptions = Omit<Partial<RunnerOptions>, 'clock'> & { clock?: VirtualClock };

export async function ran(
  cells: readonly Cell[],
  service: Service,
  { clock = virtualClock(), ...options }: RanOptions = {},
): Promise<Ran> {
  const result: Ran = { clock, calls: [], settled: new Map(), left: [], ms: 0 };
  const work = runCells(cells, {
    concurrency: 16,
    modelConcurrency: 2,
    signal: new AbortController().signal,
    next: nextOf(4),
    async attempt(cell) {
      const { status, ms, more } = service.answer(cell, clock.now());
      result.calls.push({ cell, at: clock.now(), status });
      await clock.sleep(ms);
      return attemptOf(status, more);
    },
    onAttempt: () => undefined,
    onSettled: (cell, turns) => void result.settled.set(cell, turns),
    onLeft: (cell) => void result.left.push(cell),
    onHalt: () => Promise.resolve('stop'),
    random: lots(),
    clock,
    ...options,
  });
  await clock.until(work);
  result.ms = clock.now();
  return result;
}

/** A bucket that regains `perSecond` tokens and holds `burst`. */
export function bucketOf(perSecond: number, burst: number): (now: number) => boolean {
  let tokens = burst;
  let at = 0;
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
    at = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
