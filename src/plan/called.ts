/** Which cells a run calls: the others are known without a call, or are none that their API is for. */
import { factsOf } from '../api-names.ts';
import type { Cell } from '../types.ts';
import { kindOf } from './kind.ts';
import { hasRoute } from './plan.ts';

/** Whether the API is for such models. Where a refusal would say something of the model, it is for all of them. */
export function isMeantFor({ row, api }: Cell): boolean {
  const { takes } = factsOf(api);
  if (takes === undefined) return true;
  // By ARN: that of a system-defined profile holds the account's id, which no listing here keeps.
  return takes.includes(kindOf(row)) && (row.profile === undefined || row.kind !== undefined);
}

export function isCalled(cell: Cell): boolean {
  return hasRoute(cell) && isMeantFor(cell);
}
