import { describe, expect, it } from 'vitest';

import type { Cell } from '../../src/types.ts';
import { bucketOf, cellsOf, lots, ran, type Ran, type Service } from './sample.ts';

/** A service that admits `perSecond` over all models. */
function limited(perSecond: number, burst: number, medianMs = 100): Service {
  const admits = bucketOf(perSecond, burst);
  const lot = lots(7);
  return { answer: (_cell, now) => ({ status: admits(now) ? 200 : 429, ms: medianMs * (0.5 + 2 * lot() ** 4) }) };
}

function throttledShare({ calls }: Ran, from: number): number {
  const late = calls.filter(({ at }) => at >= from);
  return late.filter(({ status }) => status === 429).length / late.length;
}

function used({ calls }: Ran, perSecond: number): number {
  const last = calls.at(-1)?.at ?? 0;
  return calls.filter(({ status }) => status === 200).length / ((last / 1000) * perSecond);
}

function unanswered({ settled }: Ran): number {
  return [...settled.values()].filter((turns) => turns.at(-1)?.attempt.status !== 200).length;
}

describe('a service that admits so many calls a second, without saying so', () => {
  it.each([
    { perSecond: 5, burst: 3, concurrency: 16 },
    { perSecond: 20, burst: 5, concurrency: 16 },
    { perSecond: 20, burst: 5, concurrency: 64 },
    { perSecond: 100, burst: 20, concurrency: 64 },
  ])(
    '$perSecond, at --concurrency $concurrency: nearly all is used, little is throttled, every cell is answered',
    async ({ perSecond, burst, concurrency }) => {
      const result = await ran(cellsOf(perSecond * 12, 5), limited(perSecond, burst), { concurrency });
      expect(used(result, perSecond)).toBeGreaterThan(0.95);
      expect(throttledShare(result, 5000)).toBeLessThan(0.05);
      expect(unanswered(result)).toBe(0);
    },
  );

  it('slow calls do not mislead it', async () => {
    const result = await ran(cellsOf(240, 5), limited(20, 5, 1000), { concurrency: 64 });
    expect(used(result, 20)).toBeGreaterThan(0.95);
    expect(throttledShare(result, 5000)).toBeLessThan(0.05);
    expect(unanswered(result)).toBe(0);
  });

  it('when it admits more later, that is found', async () => {
    const [few, many] = [bucketOf(10, 5), bucketOf(40, 5)];
    const answer: Service['answer'] = (_cell, now) => ({
      status: (now < 20_000 ? few : many)(now) ? 200 : 429,
      ms: 100,
    });
    const result = await ran(cellsOf(400, 5), { answer });
    const late = result.calls.filter(({ at, status }) => at > 40_000 && at < 50_000 && status === 200);
    expect(late.length).toBeGreaterThan(350);
  });

  it('after it admitted next to nothing for a while, its limit is found again', async () => {
    const [few, many] = [bucketOf(0.4, 1), bucketOf(10, 5)];
    const answer: Service['answer'] = (_cell, now) => ({
      status: (now < 20_000 ? few : many)(now) ? 200 : 429,
      ms: 80,
    });
    const result = await ran(cellsOf(40, 20), { answer });
    expect(unanswered(result)).toBe(0);
    expect(result.ms).toBeLessThan(150_000);
  });

  it('without throttles it is asked as fast as the slots permit', async () => {
    const result = await ran(cellsOf(100, 4), { answer: () => ({ status: 200, ms: 100 }) }, { concurrency: 16 });
    expect(result.ms).toBe(2500);
  });
});

describe('the quota of one model', () => {
  const quota = (models: number, perSecond: number): Service => {
    const buckets = Array.from({ length: models }, () => bucketOf(perSecond, 2));
    return {
      answer({ row }, now) {
        const bucket = buckets[Number(row.model.split('-').at(-1))];
        return { status: bucket === undefined || bucket(now) ? 200 : 429, ms: 100 };
      },
    };
  };

  it('does not slow the others', async () => {
    const cells = cellsOf(40, 20);
    const result = await ran(cells, quota(1, 2));
    const others = result.calls.filter(({ cell }) => cell.row.model !== 'acme.model-0');
    expect(Math.max(...others.map(({ at }) => at))).toBeLessThan(1.1 * ((others.length * 100) / 16));
    expect(unanswered(result)).toBe(0);
  });

  it('is found, and kept to', async () => {
    const result = await ran(cellsOf(1, 100), quota(1, 2));
    expect(used(result, 2)).toBeGreaterThan(0.95);
    expect(throttledShare(result, 5000)).toBeLessThan(0.05);
    expect(unanswered(result)).toBe(0);
  });

  it.each([
    { models: 24, perSecond: 0.1, burst: 2, each: 12 },
    { models: 60, perSecond: 0.1, burst: 2, each: 12 },
    { models: 10, perSecond: 0.2, burst: 1, each: 12 },
  ])(
    'of $perSecond calls a second, which each of $models models has, is not taken for a limit of the endpoint',
    async ({ models, perSecond, burst, each }) => {
      const buckets = Array.from({ length: models }, () => bucketOf(perSecond, burst));
      const result = await ran(cellsOf(models, each), {
        answer: ({ row }, now) => ({
          status: buckets[Number(row.model.split('-').at(-1))]?.(now) === true ? 200 : 429,
          ms: 60,
        }),
      });
      expect(unanswered(result)).toBe(0);
      // No model can be faster than its own quota.
      expect(result.ms).toBeLessThan(3 * ((each - burst) / perSecond) * 1000);
    },
  );

  it('that only its first calls are refused for, on one API of each, costs the others little', async () => {
    const asked = new Map<Cell, number>();
    const result = await ran(cellsOf(24, 12), {
      answer(cell) {
        const nth = (asked.get(cell) ?? 0) + 1;
        asked.set(cell, nth);
        return { status: cell.row.profileType === 'in-region' && nth <= 3 ? 429 : 200, ms: 50 };
      },
    });
    expect(unanswered(result)).toBe(0);
    expect(result.ms).toBeLessThan(120_000);
  });

  it('even of a few calls a minute leaves no cell unanswered', async () => {
    const result = await ran(cellsOf(1, 12), quota(1, 0.2));
    expect(unanswered(result)).toBe(0);
  });

  it('a model that is throttled for ever costs its retries and no more, and the others end meanwhile', async () => {
    const result = await ran(cellsOf(20, 10), {
      answer: ({ row }) => ({ status: row.model === 'acme.model-3' ? 429 : 200, ms: 100 }),
    });
    const others = result.calls.filter(({ cell }) => cell.row.model !== 'acme.model-3');
    expect(result.calls.length - others.length).toBe(10 * 5);
    expect(Math.max(...others.map(({ at }) => at))).toBeLessThan(1500);
    expect(unanswered(result)).toBe(10);
  });
});

describe('--rpm', () => {
  it('is never passed, counted over each endpoint and Region', async () => {
    const cells = [...cellsOf(40, 2, 'us-east-1'), ...cellsOf(40, 2, 'eu-west-1')];
    const result = await ran(cells, { answer: () => ({ status: 200, ms: 10 }) }, { rpm: 120 });
    for (const region of ['us-east-1', 'eu-west-1']) {
      const starts = result.calls.filter(({ cell }) => cell.row.region === region).map(({ at }) => at);
      const worst = Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + 60_000).length));
      expect(starts).toHaveLength(80);
      expect(worst).toBeLessThanOrEqual(80);
      // 80 calls, two a second.
      expect(starts.at(-1)).toBeGreaterThan(39_000);
      expect(starts.at(-1)).toBeLessThan(40_500);
    }
  });
});
