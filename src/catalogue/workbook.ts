/** The catalogue as an Excel workbook: models, rates, quotas and profiles on a sheet each; typed cells, so no text runs as a formula. */
import type { Row, Sheet } from 'write-excel-file/node';
import { field, headerRow } from '../report/xlsx/fields.ts';
import { withoutTimes } from '../report/xlsx/zip-times.ts';
import { columns } from './columns.ts';
import type { Catalogue, ModelRecord } from './record.ts';

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
    sheetOf('Prices', rateHeader, models.flatMap(rateRows)),
    sheetOf('Quotas', quotaHeader, models.flatMap(quotaRows)),
    sheetOf('Profiles', profileHeader, models.flatMap(profileRows)),
    sheetOf('Unjoined', ['Source', 'Name'], unjoinedRows(catalogue)),
  ];
  return withoutTimes(await writeWorkbook(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}

type Value = string | number;

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

const rateHeader = [
  'Model',
  'Kind',
  'USD',
  'Unit',
  'Tier',
  'Routing',
  'Long context',
  'Modality',
  'Endpoint',
  'Regions',
  'Source',
  'Since',
  'Usage type',
];

function rateRows({ id, prices }: ModelRecord): Value[][] {
  return prices.rates.map((rate) => [
    id,
    rate.kind,
    rate.usd,
    rate.unit,
    rate.tier,
    rate.routing,
    rate.longContext ? 'yes' : 'no',
    rate.modality,
    rate.endpoint,
    rate.regions.join(' '),
    rate.source,
    rate.date,
    rate.usage,
  ]);
}

const quotaHeader = [
  'Model',
  'Code',
  'Name',
  'Scope',
  'Measure',
  'Variant',
  'Value',
  'Adjustable',
  'Regions',
  'ARN',
  'Description',
  'Unit',
  'Period',
  'Usage metric',
  'Level',
  'Global',
];

function quotaRows({ id, quotas }: ModelRecord): Value[][] {
  return quotas.map((quota) => [
    id,
    quota.code,
    quota.name,
    quota.scope,
    quota.measure,
    quota.variant ?? '',
    quota.value,
    quota.adjustable ? 'yes' : 'no',
    quota.regions.join(' '),
    quota.arn,
    quota.description,
    quota.unit,
    quota.period,
    quota.usageMetric,
    quota.level,
    quota.global === 'unknown' ? quota.global : quota.global ? 'yes' : 'no',
  ]);
}

const profileHeader = ['Model', 'Profile', 'Name', 'Type', 'From', 'To'];

function profileRows({ id, profiles }: ModelRecord): Value[][] {
  return profiles.flatMap((profile) =>
    profile.routes.map(({ sources, destinations }) => [
      id,
      profile.id,
      profile.name,
      profile.type,
      sources.join(' '),
      destinations.join(' '),
    ]),
  );
}

function unjoinedRows({ joins }: Catalogue): Value[][] {
  return Object.entries(joins).flatMap(([source, { unjoined }]) => unjoined.map((name) => [source, name]));
}
