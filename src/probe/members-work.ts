/** Whether features are worth asking for together: only where each of them works alone does a refusal speak of both. Pure. */
import { plainOf } from '../api-names.ts';
import { cellKey } from '../plan/cell.ts';
import type { CellResult } from '../types.ts';
import type { FeatureCell } from './feature-cells.ts';

/** By row and API in one piece: the cells of single features. */
export type SingleCells = ReadonlyMap<string, readonly FeatureCell[]>;

export function singleCells(cells: readonly FeatureCell[]): SingleCells {
  const places = new Map<string, FeatureCell[]>();
  for (const one of cells) {
    if (one.check.members !== undefined) continue;
    const key = placeOf(one);
    const known = places.get(key);
    if (known) known.push(one);
    else places.set(key, [one]);
  }
  return places;
}

/** Members that are not asked in this run stand in no way. */
export function membersWork(
  together: FeatureCell,
  singles: SingleCells,
  results: ReadonlyMap<string, CellResult>,
): boolean {
  const { members = [] } = together.check;
  const beside = singles.get(placeOf(together)) ?? [];
  return members.every((name) => {
    const asked = beside.filter(({ check: { subject } }) => subject.kind === 'feature' && subject.name === name);
    const there = asked.find(({ cell }) => cell.api === together.cell.api) ?? asked[0];
    return there === undefined || results.get(cellKey(there.cell))?.verdict === 'supported';
  });
}

function placeOf({ cell: { row, api } }: FeatureCell): string {
  return cellKey({ row, api: plainOf(api) });
}
