/** One JSON object per cell and line: the long form, for jq, DuckDB and pivots. */
import type { Run } from '../types.ts';
import type { ReportedCell } from '../run-facts/cells.ts';
import { allCellsOf } from '../run-facts/feature-cells.ts';
import type { ReportOptions, TextFormat } from './format.ts';
import { sharedResult } from './shared-result.ts';

export const ndjson: TextFormat = {
  render(run, options) {
    return allCellsOf(run)
      .map((cell) => `${JSON.stringify(flat(cell, run, options))}\n`)
      .join('');
  },
};

function flat(
  { row, api, feature, result }: ReportedCell,
  { header: { simulated } }: Run,
  options: ReportOptions,
): object {
  const { account, region, endpoint, model, profileType, profile, provider } = row;
  const known = sharedResult(result, options);
  return { simulated, account, region, endpoint, model, profileType, profile, provider, api, feature, ...known };
}
