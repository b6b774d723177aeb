/** The compatibility matrix as CSV: UTF-8, RFC 4180 quoting, LF, one row per target. Its columns are a promise to scripts. */
import { sortRows } from '../plan/rows.ts';
import type { ApiName, CellResult, FeatureColumn, Row, Run } from '../types.ts';
import { marks, resultOf } from '../run-facts/cells.ts';
import { apiLabel, askedApis, matrixApis } from '../run-facts/columns.ts';
import { defuse } from '../text/defuse.ts';
import { featureMark, featureOf } from '../run-facts/feature-cells.ts';
import type { ReportOptions, TextFormat } from './format.ts';
import { csvText } from '../text/csv-text.ts';

type Field = string | number;

export const csv: TextFormat = {
  render(run, options) {
    const rows = sortRows(run.rows).map((row) => record(run, row, options));
    return csvText([header(run, options), ...rows], options.bom);
  },
};

function header(run: Run, { details }: ReportOptions): string[] {
  const [before, after] = matrixColumns(run);
  return [
    'Model',
    'Service',
    'Profile_Type',
    ...before.map(apiColumn),
    'Region',
    'Profile_ID',
    ...after.map(apiColumn),
    ...featureColumns(run).map(({ column }) => column),
    ...(details ? askedApis(run).flatMap(detailColumns) : []),
    ...(details ? featureColumns(run).map(({ column }) => `${column}_Reason`) : []),
    ...(run.header.accounts === undefined ? [] : ['Account']),
    ...(run.header.simulated ? ['Simulated'] : []),
  ];
}

function record(run: Run, row: Row, { details }: ReportOptions): Field[] {
  const [before, after] = matrixColumns(run);
  const asked = askedApis(run);
  const mark = (api: ApiName): string => (asked.includes(api) ? marks[resultOf(run, row, api).verdict] : '');
  const answers = featureColumns(run).map((column) => featureOf(run, row, column));
  const fields: Field[] = [
    row.model,
    row.endpoint,
    row.profileType,
    ...before.map(mark),
    row.region,
    row.profile ?? '',
    ...after.map(mark),
    ...answers.map((answer) => (answer === undefined ? '' : featureMark(answer.result))),
    ...(details ? asked.flatMap((api) => detailFields(resultOf(run, row, api))) : []),
    ...(details ? answers.map((answer) => answer?.result.reason ?? '') : []),
    ...(run.header.accounts === undefined ? [] : [row.account ?? '']),
    ...(run.header.simulated ? ['yes'] : []),
  ];
  return fields.map((field) => (typeof field === 'string' ? defuse(field) : field));
}

/** The five APIs stand before Region and Profile_ID, later ones behind them, so that no column ever moves. */
function matrixColumns(run: Run): [before: ApiName[], after: ApiName[]] {
  const apis = matrixApis(run);
  return [apis.slice(0, 5), apis.slice(5)];
}

/** Behind all APIs: what was asked beyond them. */
function featureColumns({ header: { features = [] } }: Run): readonly FeatureColumn[] {
  return features;
}

function apiColumn(api: ApiName): string {
  return `${apiLabel(api)}_API`;
}

function detailColumns(api: ApiName): string[] {
  return ['Reason', 'Status', 'Latency_ms', 'InputTokens', 'OutputTokens'].map((name) => `${apiLabel(api)}_${name}`);
}

function detailFields({ reason, status, ms, inputTokens, outputTokens }: CellResult): Field[] {
  const latency = ms === undefined ? undefined : Math.round(ms);
  return [reason, status, latency, inputTokens, outputTokens].map((field) => field ?? '');
}
