/** What a plan may cost: upper bounds per endpoint and kind of model, before any call is made. */
import { modelKinds, type ModelKind } from '../api-facts.ts';
import { routesOf } from '../api-names.ts';
import { apiOf } from '../apis/registry.ts';
import type { Cell, Endpoint } from '../types.ts';
import { callBound, type CostBound } from './call-bound.ts';
import { kindOf } from './kind.ts';

export interface EstimateLine {
  endpoint: Endpoint;
  kind: ModelKind;
  /** Cells that are asked. */
  cells: number;
  /** US dollars, of the cells whose price is known. */
  usd: number;
  /** Cells of unknown price, and what they would cost if their models were the most expensive of their family, or of their kind. */
  unknown: number;
  unknownUsd: number;
}

/** One answered call, in the first form in which the cell is asked. */
export function cellBound(cell: Cell, prompt?: string): CostBound {
  const route = routesOf(cell.api, cell.row.endpoint)[0];
  if (route === undefined) return { usd: 0, known: true };
  return callBound(cell, apiOf(cell.api).asks(cell.row, route)[0], prompt);
}

/** Lines without cells are left out. `prompt`: the user's own question, where there is one. */
export function estimate(cells: Iterable<Cell>, prompt?: string): EstimateLine[] {
  const lines = new Map<string, EstimateLine>();
  for (const cell of cells) {
    const { endpoint } = cell.row;
    const kind = kindOf(cell.row);
    const key = `${endpoint} ${modelKinds.indexOf(kind)}`;
    const line = lines.get(key) ?? { endpoint, kind, cells: 0, usd: 0, unknown: 0, unknownUsd: 0 };
    lines.set(key, add(line, cellBound(cell, prompt)));
  }
  return [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

function add(line: EstimateLine, { usd, known }: CostBound): EstimateLine {
  const cells = line.cells + 1;
  if (known) return { ...line, cells, usd: line.usd + usd };
  return { ...line, cells, unknown: line.unknown + 1, unknownUsd: line.unknownUsd + usd };
}
