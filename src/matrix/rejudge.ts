/** Draws the verdicts of old evidence again with today's rules, with no call. */
import { readAttempts } from '../evidence/read-evidence.ts';
import { readCheckKey } from '../features/check-key.ts';
import { cellKey } from '../plan/cell.ts';
import type { Attempt, Cell, CellResult, Row, Run } from '../types.ts';
import { summariseAttempts } from './settle.ts';

/** Cells that no attempt decided keep what is recorded: no reply, nothing to judge, or left before the last call that they needed. */
export async function rejudged(run: Run, evidence: string): Promise<Run> {
  const attempts = new Map<string, Attempt[]>();
  for await (const { cell, attempt } of readAttempts(evidence, (key) => run.results.has(key))) {
    const known = attempts.get(cell);
    if (known) known.push(attempt);
    else attempts.set(cell, [attempt]);
  }
  const results = new Map<string, CellResult>(run.results);
  for (const row of run.rows) {
    for (const cell of cellsOfRow(row, run)) {
      const key = cellKey(cell);
      const of = attempts.get(key);
      if (of && run.results.get(key)?.at !== undefined) results.set(key, summariseAttempts(cell, of));
    }
  }
  return { ...run, results };
}

function cellsOfRow(row: Row, { header: { apis, features = [] } }: Run): Cell[] {
  const asked = features.flatMap(({ key, apis: on }) => on.map((api) => ({ row, api, check: readCheckKey(key) })));
  return [...apis.map((api) => ({ row, api })), ...asked];
}
