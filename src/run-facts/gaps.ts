/** Why a run is incomplete, as every report says it on top. */
import type { Run } from '../types.ts';
import { incompleteness } from '../verdict/completeness.ts';
import { cellsOf } from './cells.ts';
import { featureCellsOf } from './feature-cells.ts';

/** A sentence without a full stop each; empty when the run is complete. */
export function gapsOf(run: Run): string[] {
  const cells = [...cellsOf(run), ...featureCellsOf(run)].map(({ row, ...cell }) => ({ target: row, ...cell }));
  return incompleteness({ cells, listings: run.listings, ...(run.end && { end: run.end }) });
}

/** Complete, and answered by Bedrock: only such a run ends with 0, and only such a run is a baseline. */
export function isWhole(run: Run): boolean {
  return run.end?.suspect === undefined && gapsOf(run).length === 0;
}
