/** Keeps a run within what it may cost: each call's bound is set aside before it is made, and what it cost is settled after. */
import { writeForm } from '../apis/form.ts';
import { attemptCost } from '../price/cost.ts';
import { callBound } from '../price/call-bound.ts';
import { dollars } from '../text/dollars.ts';
import { cellBound } from '../price/estimate.ts';
import type { RunnerOptions } from '../runner/run-cells.ts';
import type { Ask, Attempt, Cell } from '../types.ts';

export interface Limits {
  /** US dollars at list prices. */
  maxCost?: number;
  maxCalls?: number;
  /** The user's own question, where there is one. */
  prompt?: string;
}

export interface Budget {
  /** Whether it decides over all cells. */
  isBounded: boolean;
  /** With a bound, the cheapest cells first, and the expensive ones when those are done: they teach least for the money. */
  batches(cells: readonly Cell[]): readonly (readonly Cell[])[];
  /** The same runner, except that a call over the budget is not made and its cell is handed to `onOver`, with its calls so far. */
  guard(options: RunnerOptions, onOver: (cell: Cell, calls: number) => void): RunnerOptions;
  /** Why cells were not asked, in a sentence; undefined while there was enough. */
  reached(): string | undefined;
  /** So far; nothing is counted without a bound. */
  spent(): Spent;
}

export interface Spent {
  /** US dollars at list prices. */
  usd: number;
  calls: number;
}

/** One for a whole run: all its sweeps draw on it. */
export function createBudget({ maxCost = Infinity, maxCalls = Infinity, prompt }: Limits): Budget {
  const isBounded = maxCost < Infinity || maxCalls < Infinity;
  let spent = 0;
  let aside = 0;
  let underWay = 0;
  let calls = 0;
  let over: '--max-cost' | '--max-calls' | undefined;
  let waiting: (() => void)[] = [];

  /** What is set aside for the call; undefined when it would pass a bound. */
  async function admit(cell: Cell, ask: Ask): Promise<number | undefined> {
    const { usd } = callBound(cell, ask, prompt);
    // Calls under way mostly cost less than what is set aside for them: what they leave is waited for.
    while (underWay > 0 && calls < maxCalls && spent + usd <= maxCost && spent + aside + usd > maxCost) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    if (calls >= maxCalls || spent + usd > maxCost) {
      over ??= calls >= maxCalls ? '--max-calls' : '--max-cost';
      return undefined;
    }
    calls += 1;
    underWay += 1;
    aside += usd;
    return usd;
  }

  function release(usd: number): void {
    underWay -= 1;
    // Sums of fractions drift: with nothing under way, nothing is set aside.
    aside = underWay === 0 ? 0 : aside - usd;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  function guard(options: RunnerOptions, onOver: (cell: Cell, calls: number) => void): RunnerOptions {
    const refused = new WeakSet<Attempt>();
    return {
      ...options,
      async attempt(cell, ask) {
        const bound = await admit(cell, ask);
        if (bound === undefined) {
          const attempt = notMade(ask);
          refused.add(attempt);
          return attempt;
        }
        try {
          const attempt = await options.attempt(cell, ask);
          spent += attemptCost(cell, ask, attempt).usd;
          return attempt;
        } finally {
          release(bound);
        }
      },
      next: (cell, turns) => (wasRefused(turns, refused) ? { do: 'done' } : options.next(cell, turns)),
      onAttempt: (cell, attempt) => (refused.has(attempt) ? undefined : options.onAttempt(cell, attempt)),
      onSettled: (cell, turns) =>
        wasRefused(turns, refused) ? onOver(cell, turns.length - 1) : options.onSettled(cell, turns),
    };
  }

  return {
    isBounded,
    batches: (cells) => (isBounded ? cheapestFirst(cells) : [cells]),
    guard: (options, onOver) => (isBounded ? guard(options, onOver) : options),
    reached: () => over && sentence(over, { spent, calls }),
    spent: () => ({ usd: spent, calls }),
  };
}

/** Waves of about the same price: tens of one wave are a single one of the next. */
function cheapestFirst(cells: readonly Cell[]): Cell[][] {
  const waves = new Map<number, Cell[]>();
  for (const cell of cells) {
    const { usd } = cellBound(cell);
    const size = usd === 0 ? -Infinity : Math.floor(Math.log10(usd));
    const wave = waves.get(size) ?? [];
    wave.push(cell);
    waves.set(size, wave);
  }
  return [...waves].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, wave]) => wave);
}

function wasRefused(turns: readonly { attempt: Attempt }[], refused: WeakSet<Attempt>): boolean {
  const last = turns.at(-1);
  return last !== undefined && refused.has(last.attempt);
}

/** Never recorded: no call was made. */
function notMade({ route, form }: Ask): Attempt {
  const fault = { origin: 'local' as const, message: 'not made: over the budget' };
  return {
    at: new Date().toISOString(),
    ms: 0,
    method: 'POST',
    path: route,
    route,
    variant: writeForm(form),
    sent: '',
    fault,
  };
}

function sentence(option: string, { spent, calls }: { spent: number; calls: number }): string {
  return `the bound of ${option} was reached after ${calls} calls that cost about ${dollars(spent)} at list prices. Raise it, then continue with --resume`;
}
