/** The matrix: one row per target, one coloured mark per API. */
import type { Sheet } from 'write-excel-file/node';
import { sortRows } from '../../plan/rows.ts';
import type { Run } from '../../types.ts';
import { marks, resultOf } from '../../run-facts/cells.ts';
import { apiLabel, askedApis } from '../../run-facts/columns.ts';
import { featureMark, featureOf, limitFigure } from '../../run-facts/feature-cells.ts';
import { figureField, headerRow, textField, verdictField } from './fields.ts';

export function matrixSheet(run: Run): Sheet<never> {
  const apis = askedApis(run);
  const { features = [], accounts } = run.header;
  const header = headerRow([
    'Model',
    'Profile',
    'Region',
    'Service',
    'Profile type',
    'Provider',
    ...apis.map(apiLabel),
    ...features.map(({ column }) => column),
    ...(accounts === undefined ? [] : ['Account']),
  ]);
  const rows = sortRows(run.rows).map((row) => [
    ...[row.model, row.profile, row.region, row.endpoint, row.profileType, row.provider].map(textField),
    ...apis.map((api) => {
      const { verdict } = resultOf(run, row, api);
      return verdictField(verdict, marks[verdict]);
    }),
    ...features.map((column) => {
      const answer = featureOf(run, row, column);
      if (answer === undefined) return verdictField('untested', '');
      const figure = limitFigure(answer.result);
      return figure === undefined
        ? verdictField(answer.result.verdict, featureMark(answer.result))
        : figureField(figure);
    }),
    ...(accounts === undefined ? [] : [textField(row.account)]),
  ]);
  return {
    sheet: run.header.simulated ? 'Matrix (simulated)' : 'Matrix',
    data: [header, ...rows],
    columns: [
      40,
      44,
      16,
      17,
      23,
      16,
      ...[...apis, ...features, ...(accounts === undefined ? [] : ['Account'])].map(() => 17),
    ].map((width) => ({ width })),
    stickyRowsCount: 1,
    // A model and its profiles are distinguished by the second column.
    stickyColumnsCount: 2,
  };
}
