/** What the marks, colours and reason codes mean. */
import { verdictNames } from '../../enumerations.ts';
import type { Sheet } from 'write-excel-file/node';
import { reasons } from '../../reasons/reasons.ts';
import { marks } from '../../run-facts/cells.ts';
import { verdictMeaning } from '../verdict-meaning.ts';
import { headerRow, textField, verdictField } from './fields.ts';

export function legendSheet(): Sheet<never> {
  return {
    sheet: 'Legend',
    data: [
      headerRow(['Mark', 'Verdict', 'Meaning']),
      ...verdictNames.map((name) => [
        verdictField(name, marks[name]),
        textField(name),
        textField(verdictMeaning[name]),
      ]),
      [],
      headerRow(['Reason', 'Verdict', 'Title', 'AWS documentation']),
      ...Object.entries(reasons).map(([code, { verdict, title, docs }]) => [
        textField(code),
        verdictField(verdict, verdict),
        textField(title),
        textField(docs),
      ]),
    ],
    columns: [32, 16, 44, 80].map((width) => ({ width })),
  };
}
