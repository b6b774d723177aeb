/** Cells that cannot be called as the run is set up. They stay untested: nothing was learned of the target. */
import type { ArnRegistry } from '../aws/arn-registry.ts';
import { apiSkipReason, notMeantFor, type SkipSettings } from '../plan/called.ts';
import type { KnownResult, Cell } from '../types.ts';
import type { Reason } from '../reasons/reasons.ts';

/** `arns`: of the cell's Region. */
export function skipReason({ row, api }: Cell, settings: SkipSettings, arns: ArnRegistry): KnownResult | undefined {
  if (row.kind !== undefined && row.profile !== undefined && arns.resolve(row.profile) === undefined) {
    return untested('no-longer-listed');
  }
  const reason = notMeantFor({ row, api }) ?? apiSkipReason(api, settings);
  return reason && untested(reason);
}

function untested(reason: Reason): KnownResult {
  return { verdict: 'untested', reason, rule: reason, calls: 0 };
}
