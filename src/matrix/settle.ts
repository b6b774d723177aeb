/** Draws the verdict of a cell once, from all its attempts, and keeps of it what reports need. */
import { hasRoute } from '../plan/plan.ts';
import type { KnownResult, Attempt, Cell, CellResult, Reply } from '../types.ts';
import { judge } from '../verdict/judge.ts';

export function summariseAttempts(cell: Cell, attempts: readonly Attempt[]): KnownResult {
  const { attempt, verdict, rule, reason, message } = judge(cell, attempts);
  const result: KnownResult = { verdict, rule, calls: attempts.length };
  if (reason !== undefined) result.reason = reason;
  if (message !== undefined) result.message = message;
  if (attempt) addDeciding(result, attempt);
  for (const { reply } of attempts) if (reply) addTokens(result, reply);
  return result;
}

/** A cell that is left, maybe in the middle: what was answered is billed, and the next session asks it again from the start. */
export function leftAfter(attempts: readonly Attempt[], why: Omit<KnownResult, 'calls'>): KnownResult {
  const result: KnownResult = { ...why, calls: attempts.length };
  for (const { reply } of attempts) if (reply) addTokens(result, reply);
  return result;
}

/** A cell whose endpoint has no such API is settled without a call (user guide, "Supported endpoints"). */
export function settleWithoutCall(cell: Cell): KnownResult | undefined {
  return hasRoute(cell) ? undefined : summariseAttempts(cell, []);
}

/** Member by member: objects that are spread together do not share their shape, and there may be 100,000 of them. */
function addDeciding(result: CellResult, attempt: Attempt): void {
  const { status, requestId, fault, at, ms, firstByteMs, route, variant } = attempt;
  Object.assign(result, { at, ms, route, variant });
  if (status !== undefined) result.status = status;
  if (requestId !== undefined) result.requestId = requestId;
  if (firstByteMs !== undefined) result.firstByteMs = firstByteMs;
  if (fault?.type !== undefined) result.errorType = fault.type;
}

/** A cell that is tested again, by --resume or to confirm it, keeps the calls that were made for it before: they were billed. */
export function withEarlierCalls(result: KnownResult, earlier: CellResult | undefined): KnownResult {
  if (earlier === undefined || earlier.calls === 0) return result;
  const whole = { ...result, calls: result.calls + earlier.calls };
  addTokens(whole, earlier);
  return whole;
}

/** Every reply is billed, also one that could not tell and was asked for again. */
type Tokens = Pick<Reply, 'inputTokens' | 'outputTokens' | 'cacheWriteTokens'>;

function addTokens(result: CellResult, { inputTokens, outputTokens, cacheWriteTokens }: Tokens): void {
  if (inputTokens !== undefined) result.inputTokens = (result.inputTokens ?? 0) + inputTokens;
  if (outputTokens !== undefined) result.outputTokens = (result.outputTokens ?? 0) + outputTokens;
  if (cacheWriteTokens !== undefined) result.cacheWriteTokens = (result.cacheWriteTokens ?? 0) + cacheWriteTokens;
}
