/** Draws the verdict of a cell once, from all its attempts, and keeps of it what reports need. */
import { hasRoute } from '../plan/plan.ts';
import type { Attempt, Cell, CellResult } from '../types.ts';
import { judge } from '../verdict/judge.ts';

export function settle(cell: Cell, attempts: readonly Attempt[]): CellResult {
  const { attempt, ...verdict } = judge(cell, attempts);
  return { ...verdict, ...(attempt && deciding(attempt)), calls: attempts.length };
}

/** A cell whose endpoint has no such API is settled without a call (user guide, "Supported endpoints"). */
export function settleWithoutCall(cell: Cell): CellResult | undefined {
  if (hasRoute(cell)) return undefined;
  return { verdict: 'unsupported', reason: 'endpoint-has-no-api', rule: 'endpoint-has-no-api', calls: 0 };
}

function deciding({ status, requestId, fault, reply, at, ms, firstByteMs, route, variant }: Attempt): Partial<CellResult> {
  return {
    at,
    ms,
    route,
    variant,
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId }),
    ...(firstByteMs !== undefined && { firstByteMs }),
    ...(fault?.type !== undefined && { errorType: fault.type }),
    ...(reply?.inputTokens !== undefined && { inputTokens: reply.inputTokens }),
    ...(reply?.outputTokens !== undefined && { outputTokens: reply.outputTokens }),
  };
}
