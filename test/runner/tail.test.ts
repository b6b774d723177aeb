import { describe, expect, it } from 'vitest';

import type { Turn } from '../../src/runner/step.ts';
import type { Cell } from '../../src/types.ts';
import { virtualClock } from './virtual-clock.ts';
import { bucketOf, cellsOf, nextOf, ran, type Ran, type Service } from './sample.ts';

const tailMs = 18_000;
const throttledModel = 'acme.model-3';

/** One model is throttled from a moment on, or always; all others answer. */
function throttledFrom(from: number, more: { retryAfterMs?: number } = {}): Service {
  return {
    answer: ({ row }, now) =>
      row.model === throttledModel && now >= from ? { status: 429, ms: 100, more } : { status: 200, ms: 100 },
  };
}

function lastAnswer({ calls }: Ran): number {
  return Math.max(...calls.filter(({ status }) => status === 200).map(({ at }) => at + 100));
}

function ofThrottled(cells: Iterable<Cell>): Cell[] {
  return [...cells].filter(({ row }) => row.model === throttledModel);
}

describe('a model that is throttled for ever', () => {
  it.each([
    ['that never answered', 0, 10],
    ['with sixty cells', 0, 60],
    ['that answered before', 150, 30],
    ['that answered before, with few cells left', 1_000, 12],
  ])('%s ends the run at most 20 s after the last useful answer, each cell asked', async (_, from, each) => {
    const result = await ran(cellsOf(20, each), throttledFrom(from), { tailMs });
    expect(result.ms - lastAnswer(result)).toBeLessThan(20_000);
    expect(result.settled.size + result.left.length).toBe(20 * each);
    expect(result.left).toEqual([]);
    for (const cell of ofThrottled(result.settled.keys())) expect(result.settled.get(cell)).not.toHaveLength(0);
  });

  it('and five of them: their waits overlap', async () => {
    const dead = new Set(['acme.model-1', 'acme.model-2', 'acme.model-3', 'acme.model-4', 'acme.model-5']);
    const result = await ran(
      cellsOf(20, 10),
      { answer: ({ row }) => ({ status: dead.has(row.model) ? 429 : 200, ms: 100 }) },
      { tailMs },
    );
    expect(result.ms - lastAnswer(result)).toBeLessThan(20_000);
    const last = (turns: readonly Turn[]): number | undefined => turns.at(-1)?.attempt.status;
    expect([...result.settled.values()].filter((turns) => last(turns) === 429)).toHaveLength(50);
  });

  it('is waited for as long as others answer', async () => {
    const slow = bucketOf(0.2, 1);
    const result = await ran(
      cellsOf(4, 16),
      {
        answer({ row }, now) {
          if (row.model === throttledModel) return { status: now < 40_000 ? 429 : 200, ms: 100 };
          return { status: row.model !== 'acme.model-0' || slow(now) ? 200 : 429, ms: 100 };
        },
      },
      { tailMs, next: nextOf(40) },
    );
    expect(ofThrottled(result.settled.keys())).toHaveLength(16);
    expect([...result.settled.values()].every((turns) => turns.at(-1)?.attempt.status === 200)).toBe(true);
  });

  it('is waited for once as long as the service asks, and no longer', async () => {
    const kept = await ran(
      cellsOf(4, 1),
      {
        answer: ({ row }, now) =>
          row.model === throttledModel && now < 30_000
            ? { status: 429, ms: 100, more: { retryAfterMs: 30_000 } }
            : { status: 200, ms: 100 },
      },
      { tailMs },
    );
    expect(kept.left).toEqual([]);
    expect([...kept.settled.values()].every((turns) => turns.at(-1)?.attempt.status === 200)).toBe(true);
    const broken = await ran(cellsOf(4, 1), throttledFrom(0, { retryAfterMs: 30_000 }), { tailMs });
    expect(broken.ms).toBeLessThan(33_000);
  });
});

it('a fault of ours when a timer rings ends the run with that fault, and not the process', async () => {
  const fault = new Error('disk full');
  const thrown: unknown[] = [];
  const clock = virtualClock();
  const { after } = clock;
  clock.after = (ms, then) =>
    after(ms, () => {
      try {
        then();
      } catch (error) {
        thrown.push(error);
      }
    });
  const failing = ran(cellsOf(1, 9), throttledModels, {
    clock,
    tailMs,
    onSettled() {
      throw fault;
    },
  });
  await expect(failing).rejects.toBe(fault);
  expect(thrown).toEqual([]);
});

const throttledModels: Service = { answer: () => ({ status: 429, ms: 100, more: { retryAfterMs: 17_000 } }) };
