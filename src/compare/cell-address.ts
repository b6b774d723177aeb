/** What one cell was asked: an API, or a question beyond it; and the cells of several runs in one order. */
import { apiNames } from '../api-names.ts';
import { rowKey } from '../plan/cell.ts';
import { sortRows } from '../plan/rows.ts';
import type { ApiName } from '../types.ts';
import type { Snapshot, Target } from './snapshot.ts';

export interface CellAddress {
  target: Target;
  /** Absent on a question of which the file does not tell the API, as the matrix CSV does not. */
  api?: ApiName;
  /** The key of what was checked; absent: the API itself. */
  feature?: string;
  /** Its column in the CSV, where the file tells. */
  column?: string;
}

/** `converse`, `converse +tool-use`; `+tool-use` where the API is not known. */
export function askedOf({ api, feature }: Pick<CellAddress, 'api' | 'feature'>): string {
  return [api ?? '', ...(feature === undefined ? [] : [`+${feature}`])].filter(Boolean).join(' ');
}

/** Each cell that is in any of the runs, once: rows sorted, APIs in column order, questions behind them in theirs. */
export function cellAddresses(snapshots: readonly Snapshot[]): (CellAddress & { key: string })[] {
  const byRow = new Map<string, { target: Target; places: Map<string, CellAddress> }>();
  for (const { cells } of snapshots) {
    for (const [key, { target, api, feature, column }] of cells) {
      const name = rowKey(target);
      const row = byRow.get(name) ?? { target, places: new Map<string, CellAddress>() };
      byRow.set(name, row);
      const place = { target, ...(api && { api }), ...(feature !== undefined && { feature }) };
      if (!row.places.has(key)) row.places.set(key, { ...place, ...(column !== undefined && { column }) });
    }
  }
  return sortRows([...byRow.values()].map(({ target }) => target)).flatMap((target) =>
    [...(byRow.get(rowKey(target))?.places ?? [])]
      .toSorted(([, a], [, b]) => rank(a) - rank(b))
      .map(([key, place]) => ({ key, ...place })),
  );
}

function rank({ api, feature }: CellAddress): number {
  return feature === undefined && api !== undefined ? apiNames.indexOf(api) : apiNames.length;
}
