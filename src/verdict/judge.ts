/** Draws the verdict of a cell from its attempts: what each reply means, and what they say together. */
import { hasApi } from '../api-names.ts';
import type { Attempt, Cell, Verdict } from '../types.ts';
import { isCheckCell, judgeFeature } from './judge-feature.ts';
import type { Reason } from '../reasons/reasons.ts';
import { ruleFor } from './rule-for.ts';
import type { Ruling } from './rule.ts';

/** A verdict, and the attempt on which it stands. */
export type Judgement = Verdict & { reason?: Reason; attempt?: Attempt };

/**
 * The last attempt on a route speaks for it: earlier ones were throttled, or carried a body that was repaired since. Between
 * routes a success wins, then whatever is inconclusive, and ✗ stands only when every route that was called refused.
 * Without attempts the cell is untested, save where no call is needed to know.
 */
export function judge(cell: Cell, attempts: readonly Attempt[]): Judgement {
  if (isCheckCell(cell)) return judgeFeature(cell, attempts);
  if (attempts.length === 0) return withoutCalls(cell);
  const success = attempts.find((attempt) => attempt.reply !== undefined);
  if (success !== undefined) return { verdict: 'supported', rule: 'whole-reply', attempt: success };
  const last = [...new Map(attempts.map((attempt) => [attempt.route, attempt])).values()];
  const rulings = last.map((attempt) => ({ attempt, ...ruleFor(cell, attempt) }));
  const deciding = rulings.reduce((first, second) => (weight(second) > weight(first) ? second : first));
  return judgement(deciding);
}

function withoutCalls({ row, api }: Cell): Judgement {
  if (!hasApi(row.endpoint, api)) {
    return { verdict: 'unsupported', reason: 'endpoint-has-no-api', rule: 'endpoint-has-no-api' };
  }
  return { verdict: 'untested', reason: 'not-asked', rule: 'no-attempts' };
}

/** How strongly a route's last word bears on the cell. */
function weight({ verdict, action, reason }: Ruling): number {
  if (action === 'pause-run') return 6;
  // A base path that fails does not hide what another one has said of the account; a throttle may hide a success.
  if (action === 'retry') return reason === 'server-error' ? 3.5 : 5;
  // Seen on base paths that do not serve the model: the weakest word of all.
  if (verdict === 'blocked') return reason === 'account-not-enabled' ? 1 : 4;
  if (verdict === 'inconclusive') return 3;
  return 2;
}

function judgement({ attempt, verdict, reason, rule }: Ruling & { attempt: Attempt }): Judgement {
  const message = attempt.fault?.message;
  return { verdict, rule, attempt, ...(reason && { reason }), ...(message && { message }) };
}
