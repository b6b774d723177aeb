/** What a plan may cost: upper bounds per endpoint and kind of model, before any call is made. */
import { modelKinds, type ModelKind } from '../api-facts.ts';
import { routesOf } from '../api-names.ts';
import { apiOf } from '../apis/registry.ts';
import type { Cell, Endpoint } from '../types.ts';
import { callBound, type CostBound } from './call-bound.ts';
import { kindOf } from '../plan/kind.ts';

export interface EstimateLine {
  endpoint: Endpoint;
  kind: ModelKind;
  /** Cells that are called. */
  cells: number;
  /** US dollars, of the cells whose price is known. */
  usd: number;
  /** Cells of unknown price, and what they would cost if their models were the most expensive of their family, or of their kind. */
  unknown: number;
  unknownUsd: number;
  /** Of these, the cells of an API that refuses such models, as far as is documented. */
  undocumented: number;
  undocumentedUsd: number;
}

/** One answered call, in the first form in which the cell is called. */
export function cellBound(cell: Cell, prompt?: string): CostBound {
  const route = routesOf(cell.api, cell.row.endpoint)[0];
  if (route === undefined) return { usd: 0, known: true };
  return callBound(cell, apiOf(cell.api).requests(cell.row, route, prompt)[0], prompt);
}

/** Lines without cells are left out. `prompt`: the user's own question, where there is one. */
export function estimate(cells: Iterable<Cell>, prompt?: string): EstimateLine[] {
  const lines = new Map<string, EstimateLine>();
  for (const cell of cells) {
    const { endpoint } = cell.row;
    const kind = kindOf(cell.row);
    const key = `${endpoint} ${modelKinds.indexOf(kind)}`;
    const line = lines.get(key) ?? { endpoint, kind, ...nothing };
    lines.set(key, add(line, cellBound(cell, prompt)));
  }
  return [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

const nothing = { cells: 0, usd: 0, unknown: 0, unknownUsd: 0, undocumented: 0, undocumentedUsd: 0 };

function add(line: EstimateLine, { usd, known, undocumented }: CostBound): EstimateLine {
  const cells = line.cells + 1;
  if (known) return { ...line, cells, usd: line.usd + usd };
  const more = { ...line, cells, unknown: line.unknown + 1, unknownUsd: line.unknownUsd + usd };
  if (undocumented === undefined) return more;
  return { ...more, undocumented: line.undocumented + 1, undocumentedUsd: line.undocumentedUsd + usd };
}

/** Whether any of its cells is of an API that answers such models: what is refused costs nothing. */
export function isBilled({ usd, unknown, undocumented }: EstimateLine): boolean {
  return usd > 0 || unknown > undocumented;
}
