/** Why a run is incomplete, as every report says it on top. */
import type { Run } from '../types.ts';
import { incompleteness } from '../verdict/completeness.ts';
import type { ReportedCell } from './cells.ts';
import { allCellsOf } from './feature-cells.ts';

/** A sentence without a full stop each; empty when the run is complete. `cells`: all of the run, where they are at hand. */
export function gapsOf(run: Run, cells: readonly ReportedCell[] = allCellsOf(run)): string[] {
  return incompleteness({ cells, listings: run.listings, ...(run.end && { end: run.end }) });
}

/** Complete, and answered by Bedrock: only such a run ends with 0, and only such a run is a baseline. */
export function isWhole(run: Run): boolean {
  return run.end?.suspect === undefined && gapsOf(run).length === 0;
}
