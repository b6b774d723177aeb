/** One Region of a run: what is listed there, what is asked there, and what its canaries answer. */
import { apiSkipReason } from '../plan/called.ts';
import { rowKey } from '../plan/cell.ts';
import { cellsOf, planRows } from '../plan/plan.ts';
import type { ApiName, Cell, Endpoint, Row } from '../types.ts';
import { askedPlan, type Choice } from './asked-part.ts';
import { canariesAt, type FamilyResult } from './canary-report.ts';
import type { CanaryOptions } from './canary.ts';
import { endpointsIn, type ListedRegion, type Lists, type Place } from './list-places.ts';

/** What the routes of an endpoint answer, asked once; `rows`: what is asked there. */
type Canaries = (endpoint: Endpoint, rows: Row[]) => Promise<FamilyResult[]>;

export interface RegionPlan {
  place: Place;
  /** Absent where an earlier run listed it for good. */
  listed?: ListedRegion;
  /** Those that the evidence does not hold. */
  newRows: readonly Row[];
  /** All of the Region, and of those the ones of which something is asked. */
  rows: readonly Row[];
  asked: readonly Row[];
  /** Cells that are to be called. */
  cells: readonly Cell[];
  canaries: Canaries;
}

export interface RegionOptions extends CanaryOptions, Choice {
  apis: readonly ApiName[];
  lists: Lists;
  /** Rows of a run that goes on. */
  earlier: readonly Row[];
  /** Whether the cell is to be called. */
  isOpen(cell: Cell): boolean;
}

/** Canaries go out beside the listing, which they do not need; those of an endpoint without rows count for nothing. */
export async function listedPlan(place: Place, options: RegionOptions): Promise<RegionPlan> {
  const canaries = canariesIn(place, options);
  // A part of a plan has few canaries: which, the listing tells.
  const endpoints = options.only === undefined ? endpointsIn(place.region, options.config) : [];
  for (const endpoint of endpoints) canaries(endpoint, []).catch(() => undefined);
  const listed = await options.lists.take(place);
  const earlier = rowsAt(place, options.earlier);
  const known = new Set(earlier.map(rowKey));
  const newRows = planRows(listed.rows, options.config, earlier).filter((row) => !known.has(rowKey(row)));
  return { ...planOf(place, newRows, options), listed, newRows, canaries };
}

export function earlierPlan(place: Place, options: RegionOptions): RegionPlan {
  return { ...planOf(place, [], options), newRows: [], canaries: canariesIn(place, options) };
}

function planOf(
  place: Place,
  newRows: readonly Row[],
  options: RegionOptions,
): Pick<RegionPlan, 'place' | 'rows' | 'asked' | 'cells'> {
  const { apis, earlier, isOpen } = options;
  const rows = [...rowsAt(place, earlier), ...newRows];
  const cells = [...cellsOf({ rows, apis })].filter(isOpen);
  return { place, rows, asked: askedPlan(options, { rows, apis }).rows, cells };
}

function rowsAt({ account, region }: Place, rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.region === region && row.account === account);
}

function canariesIn(place: Place, options: RegionOptions): Canaries {
  const asked = new Map<Endpoint, Promise<FamilyResult[]>>();
  return (endpoint, rows) => {
    const called = options.apis.filter((api) => apiSkipReason(api, options.config) === undefined);
    const apis = options.only === undefined ? called : askedPlan(options, { rows, apis: called }).apis;
    const results = asked.get(endpoint) ?? canariesAt({ ...place, endpoint }, apis, options);
    asked.set(endpoint, results);
    return results;
  };
}
