/** A plan is handed to the runner of its account, however large it is. */
import { expect, it } from 'vitest';
import { askByAccount, oneBatch, type AccountShare } from '../../src/matrix/by-account.ts';
import { createScheduler } from '../../src/runner/scheduler.ts';
import type { Cell } from '../../src/types.ts';
import { cellsOf } from '../runner/sample.ts';

/** More than a function takes as arguments. */
const size = 300_000;

it('a plan of 300,000 cells reaches its runner whole, and is lined up whole', async () => {
  const plan = Array.from({ length: size / 10 }, () => cellsOf(1, 10)).flat();
  const come: Cell[][] = [];
  let reading: Promise<void> | undefined;
  async function read({ more }: AccountShare): Promise<void> {
    for await (const cells of more) come.push([...cells]);
  }
  await askByAccount(oneBatch(plan), {
    accounts: 1,
    concurrency: 1,
    stopped: new AbortController().signal,
    toAsk: (batch) => Promise.resolve(batch),
    runner(share) {
      reading = read(share);
      return undefined;
    },
    inFlight: () => undefined,
    fail(error) {
      throw error;
    },
  });
  await reading;
  expect(come.map(({ length }) => length)).toEqual([size]);

  const scheduler = createScheduler({ perModel: 1, maxRate: Infinity, isHeld: () => false });
  scheduler.add(come.flat());
  expect(scheduler.all.map(({ unsettled }) => unsettled)).toEqual([size]);
});
