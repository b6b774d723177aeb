/** The numbers of the run, and what to know before one believes them. */
import { verdictNames } from '../../enumerations.ts';
import type { Row, Sheet } from 'write-excel-file/node';
import type { Run } from '../../types.ts';
import { apiLabel } from '../../run-facts/columns.ts';
import { summarise, type Summary } from '../../run-facts/summary.ts';
import { field, headerRow, textField, verdictField } from './fields.ts';

export function summarySheet(run: Run): Sheet<never> {
  const summary = summarise(run);
  return {
    sheet: 'Summary',
    data: [
      ...warnings(summary),
      ...facts(summary),
      [],
      headerRow(['API', ...verdictNames]),
      ...summary.apis.map(({ api, verdicts }) => [
        textField(apiLabel(api)),
        ...verdictNames.map((name) => field(verdicts[name])),
      ]),
      [textField('All'), ...verdictNames.map((name) => verdictField(name, summary.verdicts[name]))],
      [],
      headerRow(['Reason', 'Verdict', 'Cells', 'Meaning', 'Next step']),
      ...summary.reasons.map(({ reason, verdict, count, title, next }) => [
        textField(reason),
        verdictField(verdict, verdict),
        field(count),
        textField(title),
        textField(next),
      ]),
    ],
    columns: [26, 16, 16, 36, 60, 16].map((width) => ({ width })),
  };
}

function warnings({ simulated, suspect, cause, gaps }: Summary): Row[] {
  const lines: [string, string | undefined][] = [
    ['Simulated', simulated ? 'true: the built-in simulator answered, not AWS' : undefined],
    ['SUSPECT', suspect],
    ...gaps.map((gap): [string, string] => ['INCOMPLETE', gap]),
    ['One cause', cause && `${cause.title} (${cause.count} cells). ${cause.next ?? ''}`],
  ];
  return lines.filter(([, text]) => text !== undefined).map(([label, text]) => [textField(label), textField(text)]);
}

function facts({ accounts, regions, startedAt, rows, cells, successRate, settledRate, calls }: Summary): Row[] {
  const share = (value: number): Row[number] => ({ value, type: Number, format: '0.0%' });
  return [
    ...(accounts.length === 0 ? [] : [[textField('Accounts'), textField(accounts.join(', '))]]),
    [textField('Regions'), textField(regions.join(', '))],
    [textField('Started'), textField(startedAt)],
    [textField('Rows'), field(rows)],
    [textField('Cells'), field(cells)],
    [textField('Success rate'), share(successRate)],
    [textField('Settled'), share(settledRate)],
    [textField('Calls'), field(calls)],
  ];
}
