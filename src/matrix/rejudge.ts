/** Draws the verdicts of old evidence again with today's rules, with no call. */
import { readAttempts } from '../evidence/read-evidence.ts';
import { keyOf } from '../plan/cell.ts';
import type { Attempt, CellResult, Run } from '../types.ts';
import { settle } from './settle.ts';

/** Cells without attempts keep what is recorded: no reply, nothing to judge. */
export async function rejudged(run: Run, evidence: string): Promise<Run> {
  const attempts = new Map<string, Attempt[]>();
  for await (const { cell, attempt } of readAttempts(evidence, (key) => run.results.has(key))) {
    const known = attempts.get(cell);
    if (known) known.push(attempt);
    else attempts.set(cell, [attempt]);
  }
  const results = new Map<string, CellResult>(run.results);
  for (const row of run.rows) {
    for (const api of run.header.apis) {
      const of = attempts.get(keyOf(row, api));
      if (of) results.set(keyOf(row, api), settle({ row, api }, of));
    }
  }
  return { ...run, results };
}
