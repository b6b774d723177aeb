/** The long CSV, one line per cell: for pivot tables, filters and data frames. */
import { stringify } from 'csv-stringify/sync';
import { cellRecords, recordColumns } from './cell-record.ts';
import { defuse } from './defuse.ts';
import type { TextFormat } from './format.ts';

export const cellsCsv: TextFormat = {
  render(run, options) {
    const lines = cellRecords(run).map((record) =>
      record.map((field) => (typeof field === 'string' ? defuse(field) : field)),
    );
    return stringify([recordColumns(run), ...lines], { bom: options.bom, record_delimiter: '\n' });
  },
};
