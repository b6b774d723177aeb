import { describe, expect, it } from 'vitest';

import { createQueue } from '../../src/runner/queue.ts';
import type { Step } from '../../src/runner/step.ts';
import type { Cell } from '../../src/types.ts';
import { request, attemptOf, cellsOf, nextOf, ran, type Ran, type RanOptions, type Service } from './sample.ts';
import { virtualClock } from './virtual-clock.ts';

const quick = { answer: () => ({ status: 200, ms: 100 }) };

/** Most calls under way at one time, of those that `of` tells apart. */
function peak({ calls }: Ran, ms: number, of: (cell: Cell) => string = () => ''): number {
  return Math.max(
    ...calls.map(
      ({ cell, at }) =>
        calls.filter((other) => of(other.cell) === of(cell) && other.at <= at && at < other.at + ms).length,
    ),
  );
}

const modelOf = ({ row }: Cell): string => row.model;

describe('slots', () => {
  it('every cell is asked once and settled, and no more are in flight than --concurrency says', async () => {
    const cells = cellsOf(20, 5);
    const result = await ran(cells, quick, { concurrency: 7 });
    expect([...result.settled.keys()]).toHaveLength(100);
    expect(result.calls).toHaveLength(100);
    expect(peak(result, 100)).toBe(7);
  });

  it('no more of one model are in flight than --model-concurrency says, and others take the slots', async () => {
    const result = await ran(cellsOf(5, 20), quick, { concurrency: 16, modelConcurrency: 3 });
    expect(peak(result, 100, modelOf)).toBe(3);
    expect(peak(result, 100)).toBe(15);
  });

  it('the model with most cells comes first, so that it does not end alone', async () => {
    const cells = [
      ...cellsOf(40, 2),
      ...cellsOf(1, 40).map((cell) => ({ ...cell, row: { ...cell.row, model: 'acme.big' } })),
    ];
    const result = await ran(cells, quick, { concurrency: 6 });
    // 40 cells, two at a time, of 100 ms: as fast as that model can be asked at all.
    expect(result.ms).toBe(2000);
  });

  it('after the first answer all slots are used, and a first call that hangs holds up nobody for long', async () => {
    const answered = await ran(cellsOf(33, 1), quick, { concurrency: 16, aloneMs: 2000 });
    expect(answered.ms).toBe(300);
    const [first] = cellsOf(33, 1);
    const hanging = await ran(
      cellsOf(33, 1),
      { answer: (cell) => ({ status: 200, ms: cell.row.model === first?.row.model ? 30_000 : 100 }) },
      { concurrency: 16, aloneMs: 2000 },
    );
    expect(hanging.calls.filter(({ at }) => at <= 2500)).toHaveLength(33);
  });

  it('nothing to ask is over at once', async () => {
    expect((await ran([], quick)).ms).toBe(0);
  });
});

describe('cells that come while others are asked', () => {
  const [first, second] = [cellsOf(4, 1), cellsOf(4, 1, 'eu-west-1')];

  /** The second Region comes so many milliseconds after the first. */
  async function inTwo(afterMs: number, options: RanOptions = {}): Promise<Ran> {
    const clock = virtualClock();
    async function* more(): AsyncGenerator<Cell[]> {
      await clock.sleep(afterMs);
      yield second;
    }
    return ran(first, quick, { clock, concurrency: 2, more: more(), ...options });
  }

  it('are asked as soon as they come, and the run waits for them', async () => {
    const late = await inTwo(1000);
    expect(late.settled.size).toBe(8);
    expect(late.ms).toBe(1200);
    const early = await inTwo(100);
    expect(early.settled.size).toBe(8);
    expect(early.ms).toBe(400);
  });

  it('are waited for though a throttled model is all that is left', async () => {
    const throttled: Service = { answer: ({ row }) => ({ status: row === first[0]?.row ? 429 : 200, ms: 100 }) };
    const clock = virtualClock();
    async function* more(): AsyncGenerator<Cell[]> {
      await clock.sleep(30_000);
      yield second;
    }
    const result = await ran(first, throttled, { clock, more: more(), tailMs: 5000 });
    expect(second.every((cell) => result.settled.has(cell))).toBe(true);
  });

  it('a fault of who finds them ends the run with it', async () => {
    const more = createQueue<Cell[]>();
    more.end(new Error('the listing broke'));
    await expect(ran(first, quick, { more })).rejects.toThrow('the listing broke');
  });
});

describe('models that wait until something is known of them', () => {
  it('are each asked when it is known of them, and what may not be asked is left', async () => {
    const clock = virtualClock();
    const hold = ({ row }: Cell): Promise<(cell: Cell) => boolean> | undefined => {
      const nth = Number(row.model.split('-').at(-1));
      return nth === 0 ? undefined : clock.sleep(nth * 1000).then(() => () => nth !== 2);
    };
    const cells = cellsOf(4, 1);
    const result = await ran(cells, quick, { clock, hold });
    expect(result.calls.map(({ cell, at }) => [cells.indexOf(cell), at])).toEqual([
      [0, 0],
      [1, 1000],
      [3, 3000],
    ]);
    expect(result.left).toEqual([cells[2]]);
  });
});

describe('retries', () => {
  it('a waiting cell holds no slot: with one slot the others go on', async () => {
    const [first, ...others] = cellsOf(5, 1);
    let failures = 0;
    const result = await ran(
      [first!, ...others],
      { answer: (cell) => ({ status: cell === first && failures++ === 0 ? 500 : 200, ms: 10 }) },
      { concurrency: 1 },
    );
    expect(result.calls.map(({ cell }) => cell)).toEqual([first, ...others, first]);
    expect(result.settled.get(first!)).toHaveLength(2);
  });

  it('they end with --retries', async () => {
    const result = await ran(cellsOf(3, 1), { answer: () => ({ status: 500, ms: 10 }) }, { next: nextOf(2) });
    expect([...result.settled.values()].map((turns) => turns.length)).toEqual([3, 3, 3]);
  });

  it('not without permission: the cell is left, with the calls that it had', async () => {
    let admitted = 0;
    const settled: (number | undefined)[] = [];
    const left: [string, number][] = [];
    const result = await ran(
      cellsOf(1, 1),
      { answer: () => ({ status: 500, ms: 10 }) },
      {
        admit: () => Promise.resolve(admitted++ < 2 ? (attempt) => void settled.push(attempt?.status) : undefined),
        onLeft: (_, why, turns) => void left.push([why, turns.length]),
      },
    );
    expect({ settled, left, calls: result.calls.length }).toEqual({
      settled: [500, 500],
      left: [['over-budget', 2]],
      calls: 2,
    });
    expect(result.settled.size).toBe(0);
  });

  it.each([500, 429])('not before Retry-After, after %i', async (status) => {
    let asked = 0;
    const result = await ran(cellsOf(1, 1), {
      answer: () => ({ status: asked++ === 0 ? status : 200, ms: 10, more: { retryAfterMs: 7000 } }),
    });
    const [first, second] = result.calls;
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(7010);
    expect(second!.at - first!.at).toBeLessThan(7600);
  });

  it('a cell that goes on is asked before new ones', async () => {
    const cells = cellsOf(6, 1);
    const next = (_cell: Cell, turns: readonly unknown[]): Step =>
      turns.length < 3 ? { do: 'call', request } : { do: 'done' };
    const result = await ran(cells, quick, { concurrency: 1, next });
    expect(result.calls.slice(0, 4).map(({ cell }) => cells.indexOf(cell))).toEqual([0, 0, 0, 1]);
  });
});

describe('a used up daily quota', () => {
  const daily = (cell: Cell, turns: readonly { attempt: { status?: number } }[]): Step =>
    turns.at(-1)?.attempt.status === 429 && modelOf(cell) === 'acme.model-1'
      ? { do: 'done', skipModel: true }
      : nextOf(4)(cell, turns as never);

  it('stops the asking of that model only; what was not asked is left', async () => {
    const cells = cellsOf(3, 10);
    const result = await ran(
      cells,
      { answer: ({ row }) => ({ status: row.model === 'acme.model-1' ? 429 : 200, ms: 10 }) },
      { next: daily },
    );
    expect(result.calls.filter(({ cell }) => modelOf(cell) === 'acme.model-1')).toHaveLength(2);
    expect(result.left.map(modelOf)).toEqual(Array.from({ length: 8 }, () => 'acme.model-1'));
    expect(result.settled.size).toBe(22);
  });

  it('a cell of it that waits to be asked again is judged by what it was answered', async () => {
    const cells = cellsOf(2, 2);
    const [waiting, , telling] = [cells[1]!, cells[0]!, cells[3]!];
    const result = await ran(
      cells,
      { answer: (cell) => ({ status: cell === waiting ? 500 : cell === telling ? 429 : 200, ms: 10 }) },
      { next: daily, concurrency: 4 },
    );
    expect(result.settled.get(waiting)).toHaveLength(1);
    expect(result.left).toEqual([]);
  });

  it('a cell of it that was to be asked on another route is left: what the first said is no verdict', async () => {
    const cells = cellsOf(1, 3);
    const other = { ...request, route: '/v1' };
    const result = await ran(
      cells,
      { answer: (cell) => (cell === cells[0] ? { status: 404, ms: 20 } : { status: 429, ms: 10 }) },
      {
        next(_, turns) {
          const last = turns.at(-1);
          if (last === undefined) return { do: 'call', request };
          return last.attempt.status === 404 ? { do: 'call', request: other } : { do: 'done', skipModel: true };
        },
      },
    );
    expect(result.calls).toHaveLength(2);
    expect([...result.settled.keys()]).toEqual([cells[1]]);
    expect(result.left).toEqual([cells[2], cells[0]]);
  });
});

describe('halts', () => {
  const haltOn =
    (status: number): ((cell: Cell, turns: readonly { attempt: { status?: number } }[]) => Step) =>
    (_cell, turns) => {
      const last = turns.at(-1);
      if (last === undefined) return { do: 'call', request };
      return last.attempt.status === status ? { do: 'pause-run' } : { do: 'done' };
    };

  it('the first call goes alone: when it is refused for what concerns all, no other was made', async () => {
    const result = await ran(
      cellsOf(30, 1),
      { answer: () => ({ status: 403, ms: 100 }) },
      { concurrency: 16, aloneMs: 2000, next: haltOn(403), onHalt: () => Promise.resolve('stop') },
    );
    expect(result.calls).toHaveLength(1);
  });

  it('once fixed, the same call is made again and the refusal is forgotten', async () => {
    let fixed = false;
    const options = { next: haltOn(403), onHalt: () => Promise.resolve((fixed = true)).then(() => 'again' as const) };
    const result = await ran(cellsOf(4, 1), { answer: () => ({ status: fixed ? 200 : 403, ms: 10 }) }, options);
    expect([...result.settled.values()].map((turns) => turns.map(({ attempt }) => attempt.status))).toEqual([
      [200],
      [200],
      [200],
      [200],
    ]);
  });

  it('no call starts while it is decided', async () => {
    let deciding = false;
    const during: number[] = [];
    const result = await ran(
      cellsOf(30, 1),
      {
        answer(cell, now) {
          if (deciding) during.push(now);
          return { status: cell.row.model === 'acme.model-0' ? 403 : 200, ms: 10 };
        },
      },
      {
        concurrency: 2,
        next: haltOn(403),
        async onHalt() {
          deciding = true;
          await new Promise(setImmediate);
          deciding = false;
          return 'done';
        },
      },
    );
    expect(during).toEqual([]);
    expect(result.settled.size).toBe(30);
  });

  it('an interrupt while it is decided whether the run can go on settles nothing', async () => {
    const stop = new AbortController();
    const result = await ran(
      cellsOf(1, 1),
      { answer: () => ({ status: 403, ms: 10 }) },
      {
        signal: stop.signal,
        next: haltOn(403),
        onHalt() {
          stop.abort();
          return Promise.resolve('done');
        },
      },
    );
    expect(result.settled.size).toBe(0);
  });

  it('that cannot be fixed, the others are left', async () => {
    const result = await ran(
      cellsOf(30, 1),
      { answer: () => ({ status: 403, ms: 10 }) },
      { concurrency: 2, next: haltOn(403) },
    );
    expect(result.settled.size).toBe(0);
    expect(result.calls).toHaveLength(2);
  });
});

describe('the end before the end', () => {
  it('an interrupted run is over when its calls have been cut; nothing more is asked or settled', async () => {
    const stop = new AbortController();
    const result = await ran(cellsOf(30, 1), quick, {
      concurrency: 4,
      signal: stop.signal,
      attempt: () => {
        stop.abort();
        return Promise.resolve(attemptOf(200));
      },
    });
    expect(result.settled.size).toBe(0);
    expect(result.ms).toBe(0);
  });

  it('one that was interrupted before it began asks nothing', async () => {
    const result = await ran(cellsOf(3, 1), quick, { signal: AbortSignal.abort() });
    expect(result.calls).toEqual([]);
  });

  it('an interrupt ends the waiting for retries too', async () => {
    const stop = new AbortController();
    const result = await ran(
      cellsOf(1, 1),
      { answer: () => ({ status: 500, ms: 10, more: { retryAfterMs: 30_000 } }) },
      {
        signal: stop.signal,
        onAttempt: () => queueMicrotask(() => stop.abort()),
      },
    );
    expect(result.calls).toHaveLength(1);
    expect(result.settled.size).toBe(0);
  });

  it('a call that waited for its share of the budget is not made any more', async () => {
    const stop = new AbortController();
    const clock = virtualClock();
    const made: Cell[] = [];
    let admitted = 0;
    let waiting: (() => void) | undefined;
    const result = await ran(cellsOf(2, 1), quick, {
      signal: stop.signal,
      async admit() {
        admitted += 1;
        if (admitted > 1) await new Promise<void>((resolve) => (waiting = resolve));
        return () => waiting?.();
      },
      async attempt(cell) {
        made.push(cell);
        await clock.sleep(100);
        stop.abort();
        return attemptOf(200);
      },
      clock,
    });
    expect(made).toHaveLength(1);
    expect(result.settled.size).toBe(0);
  });

  it('leaves no timer behind, also when nothing was to be called', async () => {
    const { clock } = await ran([], quick, { aloneMs: 2_000, tailMs: 18_000 });
    expect(clock.timers()).toBe(0);
  });

  it('a fault of ours ends the run with that fault', async () => {
    const fault = new Error('disk full');
    const failing = ran(cellsOf(3, 1), quick, {
      onAttempt: () => {
        throw fault;
      },
    });
    await expect(failing).rejects.toBe(fault);
  });
});
