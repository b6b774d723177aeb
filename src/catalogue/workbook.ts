/** The catalogue as an Excel workbook: the models, and each list of a record on a sheet; typed cells, so no text runs as a formula. */
import type { Row, Sheet } from 'write-excel-file/node';
import { field, headerRow } from '../report/xlsx/fields.ts';
import { withoutTimes } from '../report/xlsx/zip-times.ts';
import { columns } from './columns.ts';
import type { Catalogue } from './record.ts';
import { listSheets, type Value } from './workbook-sheets.ts';

export async function workbook(catalogue: Catalogue): Promise<Uint8Array> {
  // Loaded only here: few write a workbook, and every start would pay for it.
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const { models, simulated } = catalogue;
  const sheets = [
    sheetOf(
      simulated ? 'Models (simulated)' : 'Models',
      columns.map(({ name }) => name),
      models.map((record) => columns.map(({ value }) => value(record))),
    ),
    ...listSheets(catalogue).map(({ name, header, rows }) => sheetOf(name, header, rows)),
  ];
  return withoutTimes(await writeWorkbook(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}

function sheetOf(name: string, header: readonly string[], rows: readonly (readonly Value[])[]): Sheet<never> {
  const data: Row[] = [headerRow(header), ...rows.map((row) => row.map((value) => field(value)))];
  return {
    sheet: name,
    data,
    columns: header.map((_, index) => ({ width: index === 0 ? 44 : 20 })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  };
}
