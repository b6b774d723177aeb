/** Cells of a sheet: what is text stays text, what is a number is one, and a verdict has its colour. */
import type { CellObject, Row } from 'write-excel-file/node';
import { bounded } from '../../aws/bounded.ts';
import { redact } from '../../aws/redact.ts';
import type { VerdictName } from '../../types.ts';
import { oneLine } from '../../medium.ts';

/** Told apart without red and green; dark text on all of them. */
const fills: Record<VerdictName, string> = {
  supported: '#BFE3DA',
  unsupported: '#E3E5E8',
  blocked: '#FBD9A9',
  inconclusive: '#DCD0F5',
  untested: '#FFFFFF',
};

const lightRule = { bottomBorderColor: '#D5D8DC', bottomBorderStyle: 'thin' } as const;

/** Characters that no XML document may hold: the workbook would be called damaged. */
const forbidden = /[^\t\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Characters that a cell of Excel holds; a workbook with a longer one is called damaged. */
const longestCell = 32_767;

/** Text as text, whatever it starts with. */
export function textField(text: string | undefined): CellObject | null {
  const clean = text === undefined ? '' : redact(oneLine(text)).replace(forbidden, '\uFFFD');
  return clean === '' ? null : { value: cellText(clean), type: String, alignVertical: 'top' };
}

function cellText(text: string): string {
  return text.length <= longestCell ? text : bounded(text, longestCell - 40);
}

export function field(value: string | number | undefined): CellObject | null {
  if (typeof value !== 'number') return textField(value);
  return { value, type: Number, alignVertical: 'top' };
}

export function verdictField(verdict: VerdictName, value: string | number): CellObject {
  const shown = value === '' ? {} : valueOf(value);
  return { ...shown, backgroundColor: fills[verdict], textColor: '#1F2933', align: 'center', alignVertical: 'top' };
}

/** A limit that was named has no verdict to show. */
export function figureField(value: number): CellObject {
  return { value, type: Number, align: 'center', alignVertical: 'top' };
}

function valueOf(value: string | number): Pick<CellObject, 'value' | 'type'> {
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}

export function headerRow(names: readonly string[]): Row {
  return names.map((value) => ({
    value,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#F2F4F6',
    ...lightRule,
    alignVertical: 'center',
  }));
}
