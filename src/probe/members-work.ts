/** Whether each of the features that are asked for together works alone: only then is a refusal about the combination. Pure. */
import { plainOf } from '../api-names.ts';
import { cellKey } from '../plan/cell.ts';
import type { CellResult } from '../types.ts';
import type { FeatureCell } from './feature-cells.ts';

/** The cells of single features, by row and API (a stream counts as its API). */
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

/** A member that is not asked in this run does not count. */
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
