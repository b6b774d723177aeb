/** Decides which conditions of `--fail-on` hold, and for which cells. */
import type { FailOn } from '../config/compare-options.ts';
import { regressionsOf, type Comparison } from './compare.ts';
import type { Snapshot } from './snapshot.ts';

export interface Holding {
  condition: FailOn;
  /** `cellKey`s, in the order of the CSV; never empty. */
  cells: string[];
}

export interface Evidence {
  after: Snapshot;
  /** Absent without a baseline. */
  comparison?: Comparison;
  /** Cells that a line of the expectations accepts as they are. */
  accepted: ReadonlySet<string>;
}

/** A run that cannot be believed holds nothing against anybody. */
export function conditionsHeld(conditions: readonly FailOn[], { after, comparison, accepted }: Evidence): Holding[] {
  if (after.suspect !== undefined || comparison?.suspect !== undefined) return [];
  const found: Record<FailOn, () => string[]> = {
    regression: () => (comparison === undefined ? [] : regressionsOf(comparison).map(({ key }) => key)),
    change: () => (comparison?.changes ?? []).filter(({ kind }) => kind !== 'unknown').map(({ key }) => key),
    blocked: () => cellsThatAre('blocked', after),
    inconclusive: () => cellsThatAre('inconclusive', after),
  };
  return conditions
    .map((condition) => ({ condition, cells: found[condition]().filter((key) => !accepted.has(key)) }))
    .filter(({ cells }) => cells.length > 0);
}

function cellsThatAre(verdict: 'blocked' | 'inconclusive', { cells }: Snapshot): string[] {
  return [...cells].filter(([, cell]) => cell.verdict === verdict).map(([key]) => key);
}

const words: Record<FailOn, [one: string, many: string]> = {
  regression: ['cell that was ✓ is not any more', 'cells that were ✓ are not any more'],
  change: ['cell is not what it was', 'cells are not what they were'],
  blocked: ['cell is blocked', 'cells are blocked'],
  inconclusive: ['cell is inconclusive', 'cells are inconclusive'],
};

/** `--fail-on regression: 2 cells that were ✓ are not any more`. */
export function sentenceOf({ condition, cells }: Holding): string {
  return `--fail-on ${condition}: ${cells.length} ${words[condition][cells.length === 1 ? 0 : 1]}`;
}
