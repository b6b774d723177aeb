/** An Excel workbook: the matrix, the cells, the counts and a legend; typed cells, so that no text ever runs as a formula. */
import type { Format } from './format.ts';
import { cellSheet } from './xlsx/cell-sheet.ts';
import { filterButtons } from './xlsx/filters.ts';
import { legendSheet } from './xlsx/legend-sheet.ts';
import { matrixSheet } from './xlsx/matrix-sheet.ts';
import { summarySheet } from './xlsx/summary-sheet.ts';
import { withoutTimes } from './xlsx/zip-times.ts';

export const xlsx: Format = {
  async render(run) {
    // Loaded only here: few runs write a workbook, and every start would pay for it.
    const { default: writeWorkbook } = await import('write-excel-file/node');
    const sheets = [matrixSheet(run), cellSheet(run), summarySheet(run), legendSheet()];
    return withoutTimes(
      await writeWorkbook(sheets, {
        fontFamily: 'Calibri',
        fontSize: 11,
        features: [filterButtons(sheets)],
      }).toBuffer(),
    );
  },
};
