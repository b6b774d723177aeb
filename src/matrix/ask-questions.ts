/** Asks, once the APIs are known, what was to be asked beyond them: features, values of parameters, the user's own probes. */
import type { Question } from '../features/question.ts';
import { cellKey } from '../plan/cell.ts';
import { featureCells } from '../probe/feature-cells.ts';
import type { Asking } from '../probe/next-feature-step.ts';
import type { Cell, Run } from '../types.ts';
import type { Sweep } from './sweep.ts';

export interface AskQuestions {
  questions: readonly Question[];
  /** Whether a cell need not be asked any more. */
  isKnown(cell: Cell): boolean;
  note(text: string): void;
  ask(cells: readonly Cell[], asking: ReadonlyMap<string, Asking>): Promise<Sweep>;
}

/** The sweep with the answers in it. `run`: what is known of the APIs. */
export async function askQuestions(
  swept: Sweep,
  run: Run,
  { questions, isKnown, note, ask }: AskQuestions,
): Promise<Sweep> {
  if (questions.length === 0) return swept;
  const all = featureCells(run.rows, questions, run.results);
  const open = all.filter(({ cell }) => !isKnown(cell));
  if (all.length === 0)
    note('nothing was asked beyond the APIs: no row answers an API on which it could be. --api says which are tried.');
  if (open.length === 0) return swept;
  const asking = new Map(open.map(({ cell, question, base }) => [cellKey(cell), { question, base }]));
  const more = await ask(
    open.map(({ cell }) => cell),
    asking,
  );
  const incomplete = swept.incomplete ?? more.incomplete;
  return {
    results: new Map([...swept.results, ...more.results]),
    calls: swept.calls + more.calls,
    ...(incomplete !== undefined && { incomplete }),
  };
}
