/** Keeps a run within what it may cost: each call's bound is set aside before it is made, and what it cost is settled after. */
import { attemptCost } from '../price/cost.ts';
import { callBound, type CostBound } from '../price/call-bound.ts';
import { dollars } from '../text/dollars.ts';
import { plural } from '../text/quantities.ts';
import { cellBound } from '../price/estimate.ts';
import type { Admit } from '../runner/options.ts';
import type { Cell } from '../types.ts';

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
  /** Sets aside what a call may cost, and settles what it cost; undefined without a bound: every call may be made. */
  admit: Admit | undefined;
  /** Why cells were not called, in a sentence; undefined while there was enough. */
  reached(): string | undefined;
  /** So far; nothing is counted without a bound. */
  spent(): Spent;
}

export interface Spent {
  /** US dollars at list prices. */
  usd: number;
  calls: number;
}

interface Sums {
  /** US dollars of answers whose price is known. */
  usd: number;
  calls: number;
  /** Calls of which nothing tells what they cost, and what they are counted as. */
  assumed: { calls: number; usd: number };
  /** What one call may cost that no budget of this size admits. */
  tooHigh?: number;
}

/** One for a whole run: all its sweeps draw on it. */
export function createBudget({ maxCost = Infinity, maxCalls = Infinity, prompt }: Limits): Budget {
  const isBounded = maxCost < Infinity || maxCalls < Infinity;
  const assumed = { calls: 0, usd: 0 };
  let known = 0;
  let aside = 0;
  let underWay = 0;
  let calls = 0;
  let over: '--max-cost' | '--max-calls' | undefined;
  let highest = 0;
  let waiting: (() => void)[] = [];

  const admit: Admit = async (cell, request) => {
    const { usd } = callBound(cell, request, prompt);
    // Calls under way mostly cost less than what is set aside for them: what they leave is waited for.
    while (underWay > 0 && calls < maxCalls && spent() + usd <= maxCost && spent() + aside + usd > maxCost) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    if (calls >= maxCalls || spent() + usd > maxCost) {
      over ??= calls >= maxCalls ? '--max-calls' : '--max-cost';
      highest = Math.max(highest, usd);
      return undefined;
    }
    calls += 1;
    underWay += 1;
    aside += usd;
    return (attempt) => {
      if (attempt !== undefined) settle(attemptCost(cell, request, attempt));
      release(usd);
    };
  };

  function spent(): number {
    return known + assumed.usd;
  }

  function settle(cost: CostBound): void {
    if (cost.known) known += cost.usd;
    else {
      assumed.calls += 1;
      assumed.usd += cost.usd;
    }
  }

  function release(usd: number): void {
    underWay -= 1;
    // Sums of fractions drift: with nothing under way, nothing is set aside.
    aside = underWay === 0 ? 0 : aside - usd;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  return {
    isBounded,
    batches: (cells) => (isBounded ? cheapestFirst(cells) : [cells]),
    admit: isBounded ? admit : undefined,
    reached: () =>
      over && sentence(over, { usd: known, calls, assumed, ...(highest > maxCost && { tooHigh: highest }) }),
    spent: () => ({ usd: spent(), calls }),
  };
}

/** Batches of about the same price: ten of one batch are worth a single one of the next. */
function cheapestFirst(cells: readonly Cell[]): Cell[][] {
  const batches = new Map<number, Cell[]>();
  for (const cell of cells) {
    const { usd } = cellBound(cell);
    const size = usd === 0 ? -Infinity : Math.floor(Math.log10(usd));
    const batch = batches.get(size) ?? [];
    batch.push(cell);
    batches.set(size, batch);
  }
  return [...batches].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, batch]) => batch);
}

function sentence(option: string, { usd, calls, assumed, tooHigh }: Sums): string {
  const rest =
    assumed.calls === 0
      ? ''
      : `, and ${plural(assumed.calls, 'call')} of unknown cost, counted as ${dollars(assumed.usd)}`;
  const made = `${plural(calls, 'call')} that cost about ${dollars(usd)} at list prices${rest}`;
  // A session that continues the run has a budget of its own.
  const raise = tooHigh === undefined ? 'Continue' : `One call may cost ${dollars(tooHigh)}: raise it, then continue`;
  const next = `${raise} with --resume, which may use the bound again`;
  if (option === '--max-calls') return `the bound of --max-calls was reached after ${made}. ${next}`;
  // What is set aside is what an answer may cost at most: mostly more than it costs.
  return `--max-cost leaves no room for what was not called, after ${made}. ${next}`;
}
