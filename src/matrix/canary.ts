/** Asks for a model that cannot exist, before and after the sweep and whenever credentials may be wrong: the refusal is known, and free. */
import { nonexistentModel } from '../probe/nonexistent-model.ts';
import { attemptCell } from '../runner/attempt.ts';
import type { Attempt, Cell } from '../types.ts';
import { isReason, reasons } from '../reasons/reasons.ts';
import { isUnanswered } from '../reasons/unanswered.ts';
import { ruleFor } from '../verdict/rule-for.ts';
import type { Connection } from './connect.ts';
import type { RouteFamily } from './route-family.ts';

/**
 * - `well`: the endpoint refused the nonexistent model as it refuses such models
 * - `silent`: nobody answered, or only to say that it is too busy: nothing is known yet
 * - `halted`: it refused us, or something stood between
 * - `suspect`: it answered for a model that does not exist, so its other answers mean nothing
 */
export type CanaryResult =
  | { state: 'well' | 'suspect' }
  | { state: 'silent'; why: string }
  /** `isPage`: something other than the endpoint answered. */
  | { state: 'halted'; why: string; isPage: boolean };

export interface CanaryOptions {
  connection: Connection;
  timeoutMs: number;
  signal: AbortSignal;
}

export async function canary(
  family: RouteFamily,
  { connection, timeoutMs, signal }: CanaryOptions,
): Promise<CanaryResult> {
  const { cell, request } = nonexistentModel(family);
  const clients = connection.clientsFor(family.region, family.account);
  return canaryResult(cell, await attemptCell(cell, request, { clients, timeoutMs, signal }));
}

function canaryResult(cell: Cell, attempt: Attempt): CanaryResult {
  const ruling = ruleFor(cell, attempt);
  if (ruling.verdict === 'supported') return { state: 'suspect' };
  const isPage = attempt.fault?.type === 'html';
  const isSilent = isUnanswered(ruling.reason) && ruling.action !== 'pause-run' && !isPage;
  if (ruling.action !== 'pause-run' && !isPage && !isSilent) return { state: 'well' };
  const title = ruling.reason && isReason(ruling.reason) ? reasons[ruling.reason].title : 'refused';
  const words = [attempt.status && `HTTP ${attempt.status}`, attempt.fault?.type, attempt.fault?.message]
    .filter(Boolean)
    .join(' ');
  if (isSilent) return { state: 'silent', why: `${title}: ${words}` };
  return { state: 'halted', isPage, why: `${isPage ? 'A web page answers in its place' : title}: ${words}` };
}
