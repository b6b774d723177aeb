/** Which models answer in some of the tested Regions and are known not to in the others. */
import type { Row, Run } from '../types.ts';
import { resultOf } from './cells.ts';
import { askedApis } from './columns.ts';

/** Models that answer in these Regions alone, on any API and through any target. */
export interface OnlyIn {
  regions: string[];
  models: string[];
}

/**
 * Of all Regions that were tested. A model is left out when it is unknown anywhere: a cell without an answer, a listing that
 * failed. Fewest Regions first, and the larger group first of two that are alike.
 */
export function onlyIn(run: Run): OnlyIn[] {
  const regions = [...new Set(run.rows.map(({ region }) => region))].toSorted();
  if (regions.length < 2) return [];
  const gaps = new Set(run.listings.filter(({ ok }) => !ok).map(({ region }) => region));
  const groups = new Map<string, OnlyIn>();
  for (const [model, rows] of rowsByModel(run.rows)) {
    const standing = regions.map((region) => standingIn(run, rows.get(region) ?? [], gaps.has(region)));
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

/** By model, then by Region. What the account set up is its own affair. */
function rowsByModel(rows: readonly Row[]): Map<string, Map<string, Row[]>> {
  const models = new Map<string, Map<string, Row[]>>();
  for (const row of rows) {
    if (row.kind !== undefined) continue;
    const regions = models.get(row.model) ?? new Map<string, Row[]>();
    models.set(row.model, regions);
    const known = regions.get(row.region);
    if (known) known.push(row);
    else regions.set(row.region, [row]);
  }
  return models;
}

function standingIn(run: Run, rows: readonly Row[], gap: boolean): 'yes' | 'no' | 'unknown' {
  const verdicts = new Set(rows.flatMap((row) => askedApis(run).map((api) => resultOf(run, row, api).verdict)));
  if (verdicts.has('supported')) return 'yes';
  return gap || verdicts.has('inconclusive') || verdicts.has('untested') ? 'unknown' : 'no';
}
