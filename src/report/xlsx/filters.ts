/** Filter buttons in the header of each sheet that is a table: the library that writes workbooks leaves them to its users. */
import type { Sheet } from 'write-excel-file/node';

/** What the library calls a feature, as far as it is one here. */
interface SheetFeature {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform(xml: string, options: { stickyRowsCount?: number }, place: { sheetIndex: number }): string;
      };
    };
  };
}

/** For the sheets with a frozen header row, over all their rows. */
export function filterButtons(sheets: readonly Sheet<never>[]): SheetFeature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          // Behind the data: the order of elements in a sheet is fixed (ECMA-376 part 1, 18.3.1.99).
          transform: (xml, { stickyRowsCount }, { sheetIndex }) => {
            const rows = sheets[sheetIndex]?.data ?? [];
            const columns = rows[0]?.length ?? 0;
            if (stickyRowsCount !== 1 || columns === 0) return xml;
            return xml.replace(
              '</sheetData>',
              `</sheetData><autoFilter ref="A1:${columnName(columns)}${rows.length}"/>`,
            );
          },
        },
      },
    },
  };
}

/** 1 is A, 27 is AA. */
function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest === 0 ? '' : columnName(rest)}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
