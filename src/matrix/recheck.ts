/** Compares what was measured with an earlier run before the run ends: regressions are tested again, and too many at once are suspect. */
import type { Cell, Run } from '../types.ts';
import type { Sweep } from './sweep.ts';

export interface Recheck {
  /** How often a cell that broke is called again at most; it is called no more once it answers. */
  times: number;
  /** The cells of a run, as far as it is, that would be reported as broken. */
  regressions(run: Run): Cell[];
  /** Why the whole of it cannot be believed, in a sentence. */
  massRegression(run: Run): string | undefined;
}

interface RecheckContext extends Pick<Recheck, 'times' | 'regressions'> {
  /** The run with what is known so far. */
  runOf(swept: Sweep): Run;
  ask(cells: readonly Cell[]): Promise<Sweep>;
}

/**
 * What was learned last counts: a cell that answers did not break, and one that is throttled now is inconclusive. One that could
 * not be called again, for the budget, stays what it was.
 */
export async function recheckRegressions(swept: Sweep, context: RecheckContext): Promise<Sweep> {
  const { times, regressions, runOf, ask } = context;
  const cells = times > 0 && swept.incomplete === undefined ? regressions(runOf(swept)) : [];
  if (cells.length === 0) return swept;
  const again = await ask(cells);
  const learned = [...again.results].filter(([, { verdict }]) => verdict !== 'untested');
  const results = new Map([...swept.results, ...learned]);
  return recheckRegressions(
    { ...swept, ...again, results, calls: swept.calls + again.calls },
    { ...context, times: times - 1 },
  );
}
