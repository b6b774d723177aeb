import { describe, expect, it } from 'vitest';

import type { RunnerOptions } from '../../src/runner/run-cells.ts';
import type { Step, Turn } from '../../src/runner/step.ts';
import type { Cell } from '../../src/types.ts';
import { virtualClock } from './virtual-clock.ts';
import { cellsOf, nextOf, ran, type Ran, type RanOptions } from './sample.ts';

/** As `nextOf`; a 503 is nobody's answer. */
function nextWithoutAnswer(retries: number): RunnerOptions['next'] {
  const next = nextOf(retries);
  return (cell, turns: readonly Turn[]): Step => {
    const step = next(cell, turns);
    const status = turns.at(-1)?.attempt.status ?? 0;
    return status === 503 || status === 429 ? { ...step, unanswered: true } : step;
  };
}

interface Outages {
  canaries: { region: string; at: number }[];
  notes: string[];
  options(answered: (region: string) => boolean, clock: () => number): RanOptions;
}

function outages(): Outages {
  const seen: Outages = {
    canaries: [],
    notes: [],
    options: (answered, clock) => ({
      next: nextWithoutAnswer(4),
      canaryTries: 4,
      canary({ row }) {
        seen.canaries.push({ region: row.region, at: clock() });
        return Promise.resolve(answered(row.region));
      },
      onOutage: ({ row }, isOver) => void seen.notes.push(`${row.region} ${isOver ? 'answers' : 'silent'}`),
    }),
  };
  return seen;
}

function callsIn({ calls }: Ran, region: string): Ran['calls'] {
  return calls.filter(({ cell }) => cell.row.region === region);
}

describe('throttles of a whole endpoint', () => {
  it('for less than a minute are a service that is busy: no canary is asked', async () => {
    const seen = outages();
    const busy = { answer: (_: Cell, now: number) => ({ status: now < 40_000 ? 429 : 200, ms: 100 }) };
    await ran(cellsOf(12, 4), busy, {
      ...seen.options(
        () => true,
        () => 0,
      ),
      next: nextWithoutAnswer(40),
    });
    expect(seen.canaries).toEqual([]);
    expect(seen.notes).toEqual([]);
  });

  it('for longer than a minute, and thirty of them, are nobody who gets through: the canary is asked', async () => {
    const seen = outages();
    let now = 0;
    const throttled = { answer: (_: Cell, at: number) => ({ status: ((now = at), 429), ms: 100 }) };
    const result = await ran(cellsOf(12, 4), throttled, {
      ...seen.options(
        () => false,
        () => now,
      ),
      next: nextWithoutAnswer(400),
    });
    expect(seen.canaries[0]?.at).toBeGreaterThanOrEqual(60_000);
    expect(seen.canaries[0]?.at).toBeLessThan(90_000);
    expect(result.calls.length).toBeGreaterThanOrEqual(30);
    expect(result.left.length + result.settled.size).toBe(48);
    expect(seen.notes).toEqual(['us-east-1 silent']);
  });
});

it('two dead endpoints at once are each given up after a few calls, and a third is measured whole', async () => {
  const seen = outages();
  const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'];
  const cells = regions.flatMap((region) => cellsOf(10, 3, region));
  const dead = new Set(['us-east-1', 'eu-west-1']);
  const result = await ran(
    cells,
    { answer: ({ row }) => ({ status: dead.has(row.region) ? 503 : 200, ms: 100 }) },
    seen.options(
      (region) => !dead.has(region),
      () => 0,
    ),
  );
  expect(callsIn(result, 'ap-south-1')).toHaveLength(30);
  for (const region of dead) expect(callsIn(result, region).length).toBeLessThan(30);
  expect(result.left.length + result.settled.size).toBe(90);
  expect(new Set(result.left.map(({ row }) => row.region))).toEqual(dead);
  expect(seen.notes.toSorted()).toEqual(['eu-west-1 silent', 'us-east-1 silent']);
});

describe('where the canary is answered and no model is', () => {
  const few = { answer: (_: Cell, now: number) => ({ status: now < 5_000 ? 503 : 200, ms: 100 }) };

  it('one call at a time goes out until one is answered; then all go on, and nothing is lost', async () => {
    const seen = outages();
    const result = await ran(
      cellsOf(40, 2),
      few,
      seen.options(
        () => true,
        () => 0,
      ),
    );
    expect([...result.settled.values()].every((turns) => turns.at(-1)?.attempt.status === 200)).toBe(true);
    expect(result.left).toEqual([]);
    // From the first shut road to the first answer: one at a time, seconds apart.
    const careful = result.calls.filter(({ at }) => at > 2_000 && at < 5_000);
    expect(careful.length).toBeGreaterThan(0);
    for (const { at } of careful) expect(careful.filter((one) => Math.abs(one.at - at) < 100)).toHaveLength(1);
    expect(seen.notes).toEqual(['us-east-1 silent', 'us-east-1 answers']);
  });
});

it('a run whose last call is answered while the canary waits ends with that call', async () => {
  const seen = outages();
  const cells = cellsOf(10, 1);
  const slow = cells[0];
  const result = await ran(
    cells,
    {
      // All but one fail at once; the slow one is answered before the canary is asked a second time.
      answer: (cell, now) => ({ status: cell === slow || now > 500 ? 200 : 503, ms: cell === slow ? 1_000 : 10 }),
    },
    {
      ...seen.options(
        () => false,
        () => 0,
      ),
      next: nextWithoutAnswer(0),
    },
  );
  expect(seen.canaries).toHaveLength(1);
  expect(result.settled.size + result.left.length).toBe(10);
  // The slow one, and then those that were left, one at a time: nothing is waited for after the last answer.
  expect(result.ms).toBe(Math.max(...result.calls.map(({ at }) => at)) + 10);
});

it('a fault of ours while an endpoint is given up ends the run with that fault', async () => {
  const seen = outages();
  const fault = new Error('disk full');
  const clock = virtualClock();
  const failing = ran(
    cellsOf(4, 6),
    { answer: () => ({ status: 503, ms: 50 }) },
    {
      ...seen.options(
        () => false,
        () => clock.now(),
      ),
      clock,
      onLeft() {
        throw fault;
      },
    },
  );
  await expect(failing).rejects.toBe(fault);
});
