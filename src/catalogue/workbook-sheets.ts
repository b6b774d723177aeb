/** What each sheet of the workbook holds beside the models themselves: every list of a record, a line per entry. */
import { yesNo } from './columns.ts';
import type { Catalogue, ModelRecord } from './record.ts';

export type Value = string | number;

interface SheetContent {
  name: string;
  header: readonly string[];
  rows: readonly (readonly Value[])[];
}

/** In their order in the workbook. */
export function listSheets(catalogue: Catalogue): SheetContent[] {
  const { models, logging, sources } = catalogue;
  const perModel = (
    name: string,
    header: readonly string[],
    rowsOf: (model: ModelRecord) => Value[][],
  ): SheetContent => ({
    name,
    header: ['Model', ...header],
    rows: models.flatMap((model) => rowsOf(model).map((row) => [model.id, ...row])),
  });
  return [
    perModel('Prices', rateHeader, rateRows),
    perModel('Prices of ids', ['Id', 'Service', 'Input', 'Output', 'Regions'], ({ prices }) =>
      prices.ids.map(({ id, endpoint, input, output, regions }) => [id, endpoint, input, output, regions.join(' ')]),
    ),
    perModel('Quotas', quotaHeader, quotaRows),
    perModel('Profiles', ['Profile', 'Name', 'Type', 'From', 'To'], profileRows),
    perModel('Figures', ['Figure', 'Value', 'Source', 'Counts'], figureRows),
    perModel('Capabilities', ['Capability', 'Supported', 'Source'], ({ capabilities }) =>
      capabilities.map(({ name, supported, source }) => [name, yesNo(supported), source]),
    ),
    perModel('Ways to buy', ['Option', 'Source'], ({ consumption }) =>
      consumption.map(({ option, source }) => [option, source]),
    ),
    perModel('Listed', ['Claim', 'Value', 'Region'], listedRows),
    perModel('Access', ['Agreement', 'Authorization', 'Entitlement', 'In Region', 'Regions'], ({ access }) =>
      access.map((one) => [one.agreement, one.authorization, one.entitlement, one.inRegion, one.regions.join(' ')]),
    ),
    perModel('Observed', ['API', 'Service', 'Target', 'Verdict', 'Reason', 'Regions'], ({ observed }) =>
      observed.map((one) => [one.api, one.endpoint, one.target, one.verdict, one.reason ?? '', one.regions.join(' ')]),
    ),
    {
      name: 'Logging',
      header: ['Regions', 'Destinations', 'Data'],
      rows: logging.map(({ regions, destinations, data }) => [
        regions.join(' '),
        destinations.join(' ') || 'none',
        data.join(' '),
      ]),
    },
    {
      name: 'Sources',
      header: ['Source', 'Region', 'Listed', 'Entries', 'Problem'],
      rows: sources.map(({ source, region, ok, count, problem }) => [source, region, yesNo(ok), count, problem ?? '']),
    },
    { name: 'Unjoined', header: ['Source', 'Name'], rows: unjoinedRows(catalogue) },
  ];
}

const rateHeader = [
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

function rateRows({ prices }: ModelRecord): Value[][] {
  return prices.rates.map((rate) => [
    rate.kind,
    rate.usd,
    rate.unit,
    rate.tier,
    rate.routing,
    yesNo(rate.longContext),
    rate.modality,
    rate.endpoint,
    rate.regions.join(' '),
    rate.source,
    rate.date,
    rate.usage,
  ]);
}

const quotaHeader = [
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

function quotaRows({ quotas }: ModelRecord): Value[][] {
  return quotas.map((quota) => [
    quota.code,
    quota.name,
    quota.scope,
    quota.measure,
    quota.variant ?? '',
    quota.value,
    yesNo(quota.adjustable),
    quota.regions.join(' '),
    quota.arn,
    quota.description,
    quota.unit,
    quota.period,
    quota.usageMetric,
    quota.level,
    yesNo(quota.global),
  ]);
}

function profileRows({ profiles }: ModelRecord): Value[][] {
  return profiles.flatMap(({ id, name, type, routes }) =>
    routes.map(({ sources, destinations }) => [id, name, type, sources.join(' '), destinations.join(' ')]),
  );
}

/** Each figure with its source, those that count first, then what other sources say. */
function figureRows({ limits, prices, batch, sizeClass, languages }: ModelRecord): Value[][] {
  const counting: Value[][] = [
    ['context window', limits.contextWindow, limits.contextWindowSource],
    ['longest output', limits.maxOutputTokens, limits.maxOutputTokensSource],
    ['input price', prices.input, prices.source],
    ['output price', prices.output, prices.source],
    ['batch', yesNo(batch.supported), [batch.source, batch.reason].filter(Boolean).join('; ')],
    ['size class', sizeClass.value, sizeClass.source],
    ['languages', languages.value, languages.source],
  ];
  const others: Value[][] = [
    ...limits.disagreements.map(({ field, value, source }) => [
      field === 'contextWindow' ? 'context window' : 'longest output',
      value,
      source,
    ]),
    ...prices.disagreements.map(({ kind, value, source }) => [`${kind} price`, value, source]),
  ];
  return [...counting.map((row) => [...row, 'yes']), ...others.map((row) => [...row, 'no, another source'])];
}

/** A claim a line, and what must be known before it is believed. */
function listedRows({ listed, mantle }: ModelRecord): Value[][] {
  const { region = '', note, ...claims } = listed ?? {};
  const retention = mantle?.retention;
  return [
    ...Object.entries(claims).map(([claim, value]) => [claim, valueOf(value), region]),
    ...(note === undefined ? [] : [['note', note, region]]),
    ...(retention === undefined || retention === null
      ? []
      : [['data retention modes on bedrock-mantle', retention.allowedModes.join(' '), '']]),
  ];
}

function valueOf(value: string | number | boolean | readonly string[]): Value {
  if (typeof value === 'boolean') return yesNo(value);
  return typeof value === 'string' || typeof value === 'number' ? value : value.join(' ');
}

function unjoinedRows({ joins }: Catalogue): Value[][] {
  return Object.entries(joins).flatMap(([source, { unjoined }]) => unjoined.map((name) => [source, name]));
}
