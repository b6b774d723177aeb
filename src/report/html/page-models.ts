/** What the page gets of each model beyond its cells: limits and list prices, each with its source. */
import { knownModel, knownModelsSource } from '../../discovery/known-model.ts';
import { contextWindowIn, limitsOf, type Limits } from '../../limits/limits.ts';
import { MeasuredLimits } from '../../limits/measured-limits.ts';
import { modelInKey } from '../../plan/cell.ts';
import { grouped } from '../../plan/grouped.ts';
import type { LongPrompt, PublishedPrice } from '../../model-facts/model-facts.ts';
import { publishedPrice, targetPrice, type TargetPrice } from '../../price/published-price.ts';
import type { Row, Run } from '../../types.ts';

/** What no source states is absent. */
export interface PageModel {
  /** The name of the group of rows. */
  name: string;
  /** Tokens. */
  context?: number;
  maxOutput?: number;
  /** USD per million tokens. */
  input?: number;
  output?: number;
  cacheRead?: number;
  /** Of calls with a long prompt. */
  long?: LongPrompt;
  /** Variants of another size (`:24k`), by id. */
  contextOf?: Record<string, number>;
  /** The ids that cost something else, and where that stands written. */
  priceOf?: Record<string, IdPrice>;
  /** What other sources say of its figures. */
  disagreements?: Disagreement[];
  /** Where each figure stands written. */
  sources: { context?: string; maxOutput?: string; price?: string };
}

interface Disagreement {
  of: 'context' | 'maxOutput' | 'input' | 'output';
  value: number;
  source: string;
}

export type IdPrice = Pick<PageModel, 'input' | 'output' | 'cacheRead' | 'long'> & { source: string };

export function pageModels(run: Run, nameOf: (row: Row) => string): PageModel[] {
  const measured = new MeasuredLimits();
  for (const [key, { message }] of run.results) if (message !== undefined) measured.add(modelInKey(key), message);
  return [...grouped(run.rows, nameOf)].map(([name, own]) => pageModel(name, own, measured));
}

function pageModel(name: string, rows: readonly Row[], measured: MeasuredLimits): PageModel {
  const { ids, sizes } = idsOf(rows);
  const known = ids.map((id) => knownModel(id)).find((found) => found !== undefined);
  const packageName = knownModelsSource();
  const limits = limitsOf({ ids, measured: measured.of(ids), given: undefined, known, packageName });
  const price = publishedPrice({ ids, known, packageName });
  const { contextWindow, maxOutputTokens } = limits;
  const disagreements = disagreementsOf(limits, price);
  const differing = price === undefined ? {} : differingPrices(rows, price);
  return {
    name,
    ...(contextWindow !== 'unknown' && { context: contextWindow }),
    ...(maxOutputTokens !== 'unknown' && { maxOutput: maxOutputTokens }),
    ...(price !== undefined && ratesOf(price)),
    ...(Object.keys(sizes).length > 0 && { contextOf: sizes }),
    ...(Object.keys(differing).length > 0 && { priceOf: differing }),
    ...(disagreements.length > 0 && { disagreements }),
    sources: {
      ...(contextWindow !== 'unknown' && { context: limits.contextWindowSource }),
      ...(maxOutputTokens !== 'unknown' && { maxOutput: limits.maxOutputTokensSource }),
      ...(price !== undefined && { price: price.source }),
    },
  };
}

/** What is known of a size (`:24k`) is not known of the model, unless it comes in sizes alone. */
function idsOf(rows: readonly Row[]): { ids: string[]; sizes: Record<string, number> } {
  const all = [...new Set(rows.map(({ model }) => model))];
  const ids = all.filter((id) => contextWindowIn(id) === undefined);
  if (ids.length === 0) return { ids: all, sizes: {} };
  const sizes = all.flatMap((id) => {
    const size = contextWindowIn(id);
    return size === undefined ? [] : [[id, size] as const];
  });
  return { ids, sizes: Object.fromEntries(sizes) };
}

const fieldNames = { contextWindow: 'context', maxOutputTokens: 'maxOutput' } as const;

function disagreementsOf({ disagreements }: Limits, price: PublishedPrice | undefined): Disagreement[] {
  return [
    ...disagreements.map(({ field, value, source }) => ({ of: fieldNames[field], value, source })),
    ...(price?.others ?? []).map(({ kind, value, source }) => ({ of: kind, value, source })),
  ];
}

function differingPrices(rows: readonly Row[], price: PublishedPrice): Record<string, IdPrice> {
  const differing = rows.flatMap((row): [string, IdPrice][] => {
    const own = targetPrice(price, row);
    if (own.input === price.input && own.output === price.output) return [];
    return [[row.profile ?? row.model, { ...ratesOf(own), source: own.source }]];
  });
  return Object.fromEntries(differing);
}

function ratesOf({ input, output, cacheRead, long }: TargetPrice): Omit<IdPrice, 'source'> {
  return {
    ...(input !== undefined && { input }),
    ...(output !== undefined && { output }),
    ...(cacheRead !== undefined && { cacheRead }),
    ...(long !== undefined && { long }),
  };
}
