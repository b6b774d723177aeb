/** Which models answer in some of the tested Regions and are known not to in the others. */
import { grouped } from '../plan/grouped.ts';
import type { Run } from '../types.ts';
import type { ReportedCell } from './cells.ts';

/** Models that answer in these Regions alone, on any API and through any target. */
export interface OnlyIn {
  regions: string[];
  models: string[];
}

/**
 * Of all Regions that were tested. A model is left out when it is unknown anywhere: a cell without an answer, a listing that
 * failed. Fewest Regions first, and the larger group first of two that are alike. `cells`: those of the run's matrix.
 */
export function onlyIn({ rows, listings }: Run, cells: readonly ReportedCell[]): OnlyIn[] {
  const regions = [...new Set(rows.map(({ region }) => region))].toSorted();
  if (regions.length < 2) return [];
  const gaps = new Set(listings.filter(({ ok }) => !ok).map(({ region }) => region));
  const groups = new Map<string, OnlyIn>();
  for (const [model, ofModel] of cellsByModel(cells)) {
    const byRegion = grouped(ofModel, ({ row }) => row.region);
    const standing = regions.map((region) => standingIn(byRegion.get(region) ?? [], gaps.has(region)));
    if (standing.includes('unknown')) continue;
    const answers = regions.filter((_, place) => standing[place] === 'yes');
    if (answers.length === 0 || answers.length === regions.length) continue;
    const group = groups.get(answers.join(' ')) ?? { regions: answers, models: [] };
    group.models.push(model);
    groups.set(answers.join(' '), group);
  }
  return [...groups.values()].toSorted(
    (a, b) => a.regions.length - b.regions.length || b.models.length - a.models.length,
  );
}

/** What the account set up is no model of others, and left out. */
function cellsByModel(cells: readonly ReportedCell[]): Map<string, ReportedCell[]> {
  return grouped(
    cells.filter(({ row }) => row.kind === undefined),
    ({ row }) => row.model,
  );
}

function standingIn(cells: readonly ReportedCell[], gap: boolean): 'yes' | 'no' | 'unknown' {
  const verdicts = new Set(cells.map(({ result }) => result.verdict));
  if (verdicts.has('supported')) return 'yes';
  return gap || verdicts.has('inconclusive') || verdicts.has('untested') ? 'unknown' : 'no';
}
