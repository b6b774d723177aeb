/** What a site says of one model as JSON, as schemas/site-model.schema.json describes it: what works now, and its history. */
import { judgedOf, type Judged } from '../compare/snapshot.ts';
import { targetDocument, type TargetDocument } from '../compare/target-document.ts';
import type { Trend } from '../compare/trend.ts';
import { regionOf } from '../plan/cell.ts';
import { grouped } from '../plan/grouped.ts';
import { sortRows } from '../plan/rows.ts';
import { modelNames } from '../report/html/page-data.ts';
import { type IdPrice, pageModels, type PageModel } from '../report/html/page-models.ts';
import { resultOf } from '../run-facts/cells.ts';
import { askedApis } from '../run-facts/columns.ts';
import { featureOf } from '../run-facts/feature-cells.ts';
import { titleOf } from '../run-facts/reason.ts';
import { modelHistory, type ModelHistory } from './model-history.ts';
import type { ApiName, Row, Run } from '../types.ts';

interface RowDocument extends TargetDocument {
  destinations?: string[];
  cells: Partial<Record<ApiName, Judged>>;
  /** By key; what was not asked is not there. */
  features?: Record<string, Judged>;
}

export interface ModelDocument {
  name: string;
  /** The ids that are called, over both endpoints, without those of profiles. */
  ids: string[];
  provider?: string;
  lifecycle?: string;
  input: string[];
  output: string[];
  limits: Pick<PageModel, 'context' | 'maxOutput'> & { sources: Pick<PageModel['sources'], 'context' | 'maxOutput'> };
  /** US dollars per million tokens. */
  price?: IdPrice & { ids?: Record<string, IdPrice> };
  /** What other sources say of its limits and price. */
  disagreements?: PageModel['disagreements'];
  /** The Regions that list it; empty: this run has it no more. */
  regions: string[];
  /** By API, the Regions in which at least one of its ids answered. */
  works: Partial<Record<ApiName, string[]>>;
  rows: RowDocument[];
  /** Titles of the reason codes. */
  reasons: Record<string, string>;
  history: ModelHistory;
}

/** Every model of the run, and those that only earlier runs had. */
export function modelDocuments(run: Run, trend: Trend): ModelDocument[] {
  const nameOf = modelNames([...run.rows, ...trend.cells.map(({ target }) => target)]);
  const rows = grouped(sortRows(run.rows), nameOf);
  const cells = grouped(trend.cells, ({ target }) => nameOf(target));
  const speeds = grouped(trend.speeds, nameOf);
  const figures = new Map(pageModels(run, nameOf).map((model) => [model.name, model]));
  const names = new Set([...rows.keys(), ...cells.keys()]);
  return [...names].toSorted().map((name) => {
    const own = rows.get(name) ?? [];
    const documents = own.map((row) => rowDocument(run, row));
    return {
      name,
      ids: distinct([...own, ...(cells.get(name) ?? []).map(({ target }) => target)].map(({ model }) => model)),
      ...textsOf(own),
      ...figuresOf(figures.get(name)),
      regions: distinct(own.map(regionOf)),
      works: worksIn(run, own),
      rows: documents,
      reasons: titlesOf(documents),
      history: modelHistory({ ...trend, cells: cells.get(name) ?? [], speeds: speeds.get(name) ?? [] }),
    };
  });
}

/** What the first row that tells it says; bedrock-mantle lists no modalities. */
function textsOf(rows: readonly Row[]): Pick<ModelDocument, 'provider' | 'lifecycle' | 'input' | 'output'> {
  const provider = rows[0]?.provider;
  const lifecycle = rows.find(({ claims }) => claims?.lifecycle !== undefined)?.claims?.lifecycle;
  return {
    ...(provider !== undefined && { provider }),
    ...(lifecycle !== undefined && { lifecycle }),
    input: rows.find(({ input }) => input.length > 0)?.input ?? [],
    output: rows.find(({ output }) => output.length > 0)?.output ?? [],
  };
}

function figuresOf(model: PageModel | undefined): Pick<ModelDocument, 'limits' | 'price' | 'disagreements'> {
  const { context, maxOutput, input, output, cacheRead, long, priceOf, disagreements, sources = {} } = model ?? {};
  return {
    limits: {
      ...(context !== undefined && { context }),
      ...(maxOutput !== undefined && { maxOutput }),
      sources: {
        ...(sources.context !== undefined && { context: sources.context }),
        ...(sources.maxOutput !== undefined && { maxOutput: sources.maxOutput }),
      },
    },
    ...(disagreements !== undefined && { disagreements }),
    ...(sources.price !== undefined && {
      price: {
        ...(input !== undefined && { input }),
        ...(output !== undefined && { output }),
        ...(cacheRead !== undefined && { cacheRead }),
        ...(long !== undefined && { long }),
        source: sources.price,
        ...(priceOf !== undefined && { ids: priceOf }),
      },
    }),
  };
}

function worksIn(run: Run, rows: readonly Row[]): ModelDocument['works'] {
  return Object.fromEntries(
    askedApis(run).map((api) => [
      api,
      distinct(rows.filter((row) => resultOf(run, row, api).verdict === 'supported').map(regionOf)),
    ]),
  );
}

function rowDocument(run: Run, row: Row): RowDocument {
  const { destinations } = row;
  const features = (run.header.features ?? []).flatMap((column): [string, Judged][] => {
    const asked = featureOf(run, row, column);
    return asked === undefined ? [] : [[column.key, judgedOf(asked.result)]];
  });
  return {
    ...targetDocument(row),
    ...(destinations !== undefined && { destinations }),
    cells: Object.fromEntries(askedApis(run).map((api) => [api, judgedOf(resultOf(run, row, api))])),
    ...(features.length > 0 && { features: Object.fromEntries(features) }),
  };
}

function titlesOf(rows: readonly RowDocument[]): Record<string, string> {
  const all = rows.flatMap(({ cells, features = {} }) => [...Object.values(cells), ...Object.values(features)]);
  const codes = distinct(all.flatMap(({ reason }) => reason ?? []));
  return Object.fromEntries(codes.map((code) => [code, titleOf(code)]));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}
