/** What answered calls have cost at list prices, by the tokens that the replies count. */
import { isFree } from '../api-names.ts';
import type { Attempt, Cell, CellResult, ProbeRequest, Reply } from '../types.ts';
import { callBound, isUnbilled, type CostBound } from './call-bound.ts';
import { kindOf } from '../plan/kind.ts';
import { modelPrice } from './model-price.ts';

export interface Cost {
  /** US dollars, of the calls whose price is known. */
  usd: number;
  /** Answered calls of unknown price. */
  unknown: number;
}

interface SettledCell extends Pick<Cell, 'row' | 'api'> {
  result: CellResult;
}

/** An answer is paid for, whatever it shows of what was tested beyond the API. */
function isPaid({ api, result: { verdict, inputTokens, outputTokens } }: SettledCell): boolean {
  const isAnswered = verdict === 'supported' || inputTokens !== undefined || outputTokens !== undefined;
  return isAnswered && !isFree(api);
}

/** US dollars of the answered calls of a settled cell; undefined where there was none, or its price is not known. */
export function cellCost(cell: SettledCell): number | undefined {
  return isPaid(cell) ? replyCost(cell, cell.result) : undefined;
}

/** Of settled cells. */
export function costOf(cells: readonly SettledCell[]): Cost {
  const cost: Cost = { usd: 0, unknown: 0 };
  for (const cell of cells) {
    if (!isPaid(cell)) continue;
    const usd = replyCost(cell, cell.result);
    if (usd === undefined) cost.unknown += 1;
    else cost.usd += usd;
  }
  return cost;
}

/** Of one call: nothing for a refusal; the bound, as not known, where nothing tells what was used, as after a timeout. */
export function attemptCost(cell: Cell, request: ProbeRequest, { reply, fault }: Attempt): CostBound {
  if (isUnbilled(cell, request)) return { usd: 0, known: true };
  if (fault !== undefined && (fault.origin === 'service' || fault.origin === 'local')) return { usd: 0, known: true };
  const usd = reply && replyCost(cell, reply);
  return usd === undefined ? { ...callBound(cell, request), known: false } : { usd, known: true };
}

function replyCost(
  { row }: Cell,
  { inputTokens, outputTokens, cacheWriteTokens = 0 }: Pick<Reply, 'inputTokens' | 'outputTokens' | 'cacheWriteTokens'>,
): number | undefined {
  const isStated = inputTokens !== undefined || outputTokens !== undefined || kindOf(row) !== 'text';
  if (!isStated) return undefined;
  // To write a cache costs at most as much again: 1.25 of the input price for five minutes, twice for an hour
  // (aws.amazon.com/bedrock/pricing, 2026-11). What is read from one is counted in full, and costs less.
  return modelPrice(row.model)?.ofId(row)({
    inputTokens: (inputTokens ?? 0) + cacheWriteTokens,
    outputTokens: outputTokens ?? 0,
  });
}
