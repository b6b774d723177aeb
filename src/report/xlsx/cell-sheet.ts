/** Every cell with its evidence, one a row: for filters and pivot tables. */
import type { Sheet } from 'write-excel-file/node';
import type { Run } from '../../types.ts';
import { cellRecords, recordColumns } from '../cell-record.ts';
import type { VerdictName } from '../../types.ts';
import { marks } from '../../run-facts/cells.ts';
import { field, headerRow, verdictField } from './fields.ts';

const widths: Record<string, number> = {
  Model: 44,
  Profile_ID: 48,
  Title: 30,
  Reason: 26,
  Message: 90,
  Error_Type: 26,
};

function isVerdict(value: string | number | undefined): value is VerdictName {
  return typeof value === 'string' && Object.hasOwn(marks, value);
}

export function cellSheet(run: Run): Sheet<never> {
  const names = recordColumns(run);
  const verdictColumn = names.indexOf('Verdict');
  const rows = cellRecords(run).map((record) =>
    record.map((value, column) =>
      column === verdictColumn && isVerdict(value) ? verdictField(value, value) : field(value),
    ),
  );
  return {
    sheet: 'Cells',
    data: [headerRow(names), ...rows],
    columns: names.map((name) => ({ width: widths[name] ?? 16 })),
    stickyRowsCount: 1,
    // Region, Service, Model.
    stickyColumnsCount: 3,
  };
}
