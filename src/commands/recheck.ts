/** What a run checks again for its baseline: the cells that broke, and whether so many really did. */
import { compare, regressionsOf } from '../compare/compare.ts';
import { snapshotOf, type Snapshot } from '../compare/snapshot.ts';
import { keyOf } from '../plan/cell.ts';
import type { Recheck } from '../matrix/recheck.ts';
import type { Cell, Run } from '../types.ts';

export interface RecheckWithCounts extends Recheck {
  /** How many of the cells that were asked again answered then. */
  answered(run: Run): { again: number; answered: number };
}

export function recheckAgainst(baseline: Snapshot, times: number): RecheckWithCounts {
  const again = new Set<string>();
  return {
    times,
    regressions(run) {
      const cells = regressedCells(run, baseline);
      for (const { row, api } of cells) again.add(keyOf(row, api));
      return cells;
    },
    massRegression: (run) => compare(baseline, snapshotOf(run, 'this run')).suspect,
    answered: ({ results }) => ({
      again: again.size,
      answered: [...again].filter((key) => results.get(key)?.verdict === 'supported').length,
    }),
  };
}

/** The cells of a run that broke since the baseline and can be trusted to have. */
function regressedCells(run: Run, baseline: Snapshot): Cell[] {
  const broken = new Set(regressionsOf(compare(baseline, snapshotOf(run, 'this run'))).map(({ key }) => key));
  return run.rows.flatMap((row) =>
    run.header.apis.filter((api) => broken.has(keyOf(row, api))).map((api) => ({ row, api })),
  );
}
