/** The long CSV, one line per cell: for pivot tables, filters and data frames. */
import { cellRecords, recordColumns } from './cell-record.ts';
import { defuse } from '../text/defuse.ts';
import type { TextFormat } from './format.ts';
import { csvText } from '../text/csv-text.ts';

export const cellsCsv: TextFormat = {
  render(run, options) {
    const lines = cellRecords(run).map((record) =>
      record.map((field) => (typeof field === 'string' ? defuse(field) : field)),
    );
    return csvText([recordColumns(run), ...lines], options.bom);
  },
};
