/** Asks, once the APIs are known, what was to be tested beyond them: features, values of parameters, the user's own probes. */
import type { Check } from '../features/check.ts';
import { cellKey } from '../plan/cell.ts';
import { featureCells, type FeatureCell } from '../probe/feature-cells.ts';
import { membersWork, singleCells } from '../probe/members-work.ts';
import type { CheckOnTarget } from '../probe/next-check-request.ts';
import type { Cell, Run } from '../types.ts';
import type { Sweep } from './sweep.ts';

export interface CheckSweepOptions {
  questions: readonly Check[];
  /** The user's prompt, in place of our own. */
  prompt?: string | undefined;
  /** Whether a cell need not be called any more. */
  isKnown(cell: Cell): boolean;
  note(text: string): void;
  ask(cells: readonly Cell[], checks: ReadonlyMap<string, CheckOnTarget>): Promise<Sweep>;
}

/** The sweep with the answers in it. `run`: what is known of the APIs. */
export async function runChecks(
  swept: Sweep,
  run: Run,
  { questions, prompt, isKnown, note, ask }: CheckSweepOptions,
): Promise<Sweep> {
  if (questions.length === 0) return swept;
  const all = featureCells(run, questions, prompt);
  const open = all.filter(({ cell }) => !isKnown(cell));
  if (all.length === 0)
    note(
      'no features were tested: no row that answers can be tested for them on these APIs. --api and --features-api choose the APIs; some features and values are for some models only.',
    );
  const alone = await askFor(
    open.filter(({ check }) => check.members === undefined),
    { swept, ask },
  );
  const [singles, results] = [singleCells(all), new Map([...run.results, ...alone.results])];
  const together = open.filter((one) => one.check.members !== undefined && membersWork(one, singles, results));
  return askFor(together, { swept: alone, ask });
}

async function askFor(
  open: readonly FeatureCell[],
  { swept, ask }: Pick<CheckSweepOptions, 'ask'> & { swept: Sweep },
): Promise<Sweep> {
  if (open.length === 0) return swept;
  const checks = new Map(open.map(({ cell, check, base }) => [cellKey(cell), { check, base }]));
  const more = await ask(
    open.map(({ cell }) => cell),
    checks,
  );
  const incomplete = swept.incomplete ?? more.incomplete;
  return {
    results: new Map([...swept.results, ...more.results]),
    calls: swept.calls + more.calls,
    ...(incomplete !== undefined && { incomplete }),
  };
}
