/** Decides which conditions of `--fail-on` hold, and for which cells. */
import type { FailOn } from '../config/compare-options.ts';
import { regressionsOf, type Comparison } from './compare.ts';
import type { Snapshot } from './snapshot.ts';

export interface Violation {
  condition: FailOn;
  /** `cellKey`s, in the order of the CSV; never empty. */
  cells: string[];
}

export interface ConditionInput {
  after: Snapshot;
  /** Absent without a baseline. */
  comparison?: Comparison;
  /** Cells that a line of the expectations accepts as they are. */
  accepted: ReadonlySet<string>;
}

/** A run that cannot be trusted violates no condition. */
export function violationsOf(
  conditions: readonly FailOn[],
  { after, comparison, accepted }: ConditionInput,
): Violation[] {
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
  regression: ['cell is no longer ✓', 'cells are no longer ✓'],
  change: ['cell changed', 'cells changed'],
  blocked: ['cell is blocked', 'cells are blocked'],
  inconclusive: ['cell is inconclusive', 'cells are inconclusive'],
};

/** `--fail-on regression: 2 cells are no longer ✓`. */
export function sentenceOf({ condition, cells }: Violation): string {
  return `--fail-on ${condition}: ${cells.length} ${words[condition][cells.length === 1 ? 0 : 1]}`;
}
