/** Runs in which nearly all cells failed alike. */
import { keyOf } from '../../src/plan/cell.ts';
import type { CellResult, Row, Run } from '../../src/types.ts';
import { nova, sampleRun } from './sample-run.ts';

const worked: CellResult = { verdict: 'supported', rule: 'reply', status: 200, calls: 1 };

export const denied: CellResult = {
  verdict: 'blocked',
  reason: 'iam-denied',
  rule: 'iam-denied',
  message: 'User: arn:aws:iam::123456789012:user/ci is not authorized to perform: bedrock:InvokeModel',
  status: 403,
  errorType: 'AccessDeniedException',
  calls: 1,
};

/** `failed` cells with that result, then `fine` cells that work; one per row. */
export function failingRun(failed: number, fine: number, result: CellResult = denied): Run {
  const rows: Row[] = Array.from({ length: failed + fine }, (_, index) => ({
    ...nova,
    model: `amazon.nova-${index}-v1:0`,
  }));
  const results = rows.map((row, index): [string, CellResult] => [
    keyOf(row, 'converse'),
    index < failed ? result : worked,
  ]);
  const base = sampleRun();
  return sampleRun({ header: { ...base.header, apis: ['converse'] }, rows, results: new Map(results) });
}
