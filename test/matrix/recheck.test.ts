import { expect, it } from 'vitest';
import { recheckRegressions } from '../../src/matrix/recheck.ts';
import type { Sweep } from '../../src/matrix/sweep.ts';
import { cellKey } from '../../src/plan/cell.ts';
import type { Cell, CellResult, Run, VerdictName } from '../../src/types.ts';
import { runWith, row } from '../compare/runs.ts';

const cell: Cell = { row: row('a.b'), api: 'invoke' };

function swept(verdict: VerdictName, more: Partial<Sweep> = {}): Sweep {
  const result: CellResult = { verdict, rule: 'test', calls: 1 };
  return { results: new Map([[cellKey(cell), result]]), calls: 1, ...more };
}

/** Asks up to three times more while the cell is blocked; gives what counts in the end, and how often it was called. */
async function rechecked(
  first: Sweep,
  ...answers: Sweep[]
): Promise<{ verdict: string | undefined; asked: number; calls: number }> {
  let asked = 0;
  const runOf = ({ results }: Sweep): Run => ({ ...runWith({}), results });
  const broken = ({ results }: Run): Cell[] => (results.get(cellKey(cell))?.verdict === 'blocked' ? [cell] : []);
  const ask = (): Promise<Sweep> => Promise.resolve(answers[asked++] ?? swept('blocked'));
  const { results, calls } = await recheckRegressions(first, { times: 3, regressions: broken, runOf, ask });
  return { verdict: results.get(cellKey(cell))?.verdict, asked, calls };
}

it('a cell that did not break is not asked again', async () => {
  expect(await rechecked(swept('supported'))).toEqual({ verdict: 'supported', asked: 0, calls: 1 });
});

it('a cell that broke is asked until it answers, and its calls are counted', async () => {
  expect(await rechecked(swept('blocked'), swept('blocked'), swept('supported'))).toEqual({
    verdict: 'supported',
    asked: 2,
    calls: 3,
  });
});

it('a cell that stays broken counts as broken after the last time', async () => {
  expect(await rechecked(swept('blocked'))).toEqual({ verdict: 'blocked', asked: 3, calls: 4 });
});

it('an inconclusive answer in between stays inconclusive', async () => {
  expect(await rechecked(swept('blocked'), swept('inconclusive'))).toMatchObject({ verdict: 'inconclusive', asked: 1 });
});

it('a run that had to stop asks nothing again, and what could not be asked stays what it was', async () => {
  expect(await rechecked(swept('blocked', { incomplete: 'the budget was reached' }))).toMatchObject({
    verdict: 'blocked',
    asked: 0,
  });
  expect(await rechecked(swept('blocked'), swept('untested', { incomplete: 'the budget was reached' }))).toMatchObject({
    verdict: 'blocked',
    asked: 1,
  });
});
