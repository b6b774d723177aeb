/** What only one of two runs was asked to test: an API, a feature, a value. Of such a cell the other run can tell nothing. */
import type { Change } from './change.ts';
import { askedOf, type CellAddress } from './cell-address.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether the run was asked to test this at all, as far as its file tells. */
export function wasAsked({ api, feature, column }: CellAddress, { questions, scope }: Snapshot): boolean {
  if (feature === undefined) return scope === undefined || api === undefined || scope.apis.includes(api);
  if (questions === undefined) return true;
  const names = [column, askedOf({ ...(api && { api }), feature }), askedOf({ feature })];
  return names.some((name) => name !== undefined && questions.has(name));
}

export interface OneSided {
  /** What a reader calls the run that tested it. */
  name: string;
  /** `converse-stream`, `+tool-use`. */
  asked: string[];
  cells: number;
}

/** By run; empty where both were asked the same. */
export function oneSidedOf(changes: readonly Change[], runs: Record<'before' | 'after', { name: string }>): OneSided[] {
  return (['before', 'after'] as const).flatMap((side) => {
    const found = changes.filter(({ testedOnly }) => testedOnly === side);
    const asked = found.map(({ api, feature }) =>
      askedOf(feature === undefined ? { ...(api && { api }) } : { feature }),
    );
    return found.length === 0 ? [] : [{ name: runs[side].name, asked: [...new Set(asked)], cells: found.length }];
  });
}
