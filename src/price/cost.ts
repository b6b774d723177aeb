/** What answered calls have cost at list prices, by the tokens that the replies tell. */
import { isFree } from '../api-names.ts';
import type { Attempt, Cell, CellResult, Reply } from '../types.ts';
import { callBound, type CostBound } from './call-bound.ts';
import type { Ask } from '../types.ts';
import { kindOf } from './kind.ts';
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

function isPaid({ api, result }: SettledCell): boolean {
  return result.verdict === 'supported' && !isFree(api);
}

/** US dollars of the answered call of a settled cell; undefined where there was none, or its price is not known. */
export function cellCost(cell: SettledCell): number | undefined {
  return isPaid(cell) ? replyCost(cell, cell.result) : undefined;
}

/** Of settled cells: each supported one had one answered call. */
export function costOf(cells: readonly SettledCell[]): Cost {
  const cost: Cost = { usd: 0, unknown: 0 };
  for (const cell of cells) {
    if (!isPaid(cell)) continue;
    const usd = cellCost(cell);
    if (usd === undefined) cost.unknown += 1;
    else cost.usd += usd;
  }
  return cost;
}

/** Of one call: nothing for a refusal, the bound where nothing tells what was used, as after a timeout. */
export function attemptCost(cell: Cell, ask: Ask, { reply, fault }: Attempt): CostBound {
  if (fault !== undefined && (fault.origin === 'service' || fault.origin === 'local')) return { usd: 0, known: true };
  const usd = reply && replyCost(cell, reply);
  return usd === undefined ? callBound(cell, ask) : { usd, known: true };
}

function replyCost(
  { row }: Cell,
  { inputTokens, outputTokens }: Pick<Reply, 'inputTokens' | 'outputTokens'>,
): number | undefined {
  const isTold = inputTokens !== undefined || outputTokens !== undefined || kindOf(row) !== 'text';
  if (!isTold) return undefined;
  return modelPrice(row.model)?.usual({ inputTokens: inputTokens ?? 0, outputTokens: outputTokens ?? 0 });
}
