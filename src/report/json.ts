/** The whole run as one JSON document: header, counts, listings, and one object per row with its cells. */
import { sortRows } from '../plan/rows.ts';
import type { ApiName, Row, Run } from '../types.ts';
import { resultOf } from './cells.ts';
import { askedApis } from './columns.ts';
import type { Format } from './format.ts';
import { summarise } from './summary.ts';

export const json: Format = {
  name: 'json',
  extensions: ['.json'],
  render(run) {
    return `${JSON.stringify(document(run), null, 2)}\n`;
  },
};

function document(run: Run): object {
  const apis = askedApis(run);
  const { verdicts, cells, rows, calls, successRate, settledRate } = summarise(run);
  return {
    schema: run.header.schema,
    simulated: run.header.simulated,
    run: run.header,
    end: run.end,
    summary: { rows, cells, ...verdicts, successRate, settledRate, calls },
    listings: run.listings,
    rows: sortRows(run.rows).map((row) => rowDocument(run, row, apis)),
  };
}

function rowDocument(run: Run, row: Row, apis: readonly ApiName[]): object {
  return { ...row, cells: Object.fromEntries(apis.map((api) => [api, resultOf(run, row, api)])) };
}
