/** One JSON object per cell and line: the long form, for jq, DuckDB and pivots. */
import type { Format } from './format.ts';
import { cellsOf, type ReportedCell } from './cells.ts';

export const ndjson: Format = {
  name: 'ndjson',
  extensions: ['.ndjson', '.jsonl'],
  render(run) {
    return cellsOf(run)
      .map((cell) => `${JSON.stringify(flat(cell, run.header.simulated))}\n`)
      .join('');
  },
};

function flat({ row, api, result }: ReportedCell, simulated: boolean): object {
  const { region, endpoint, model, profileType, profile, provider } = row;
  return { simulated, region, endpoint, model, profileType, profile, provider, api, ...result };
}
