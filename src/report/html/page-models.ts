/** What the page gets of each model beyond its cells: limits and list prices, each with its source. */
import { knownModel, knownModelsSource } from '../../discovery/known-model.ts';
import { limitsOf } from '../../limits/limits.ts';
import { MeasuredLimits } from '../../limits/measured-limits.ts';
import { modelInKey } from '../../plan/cell.ts';
import { publishedPrice } from '../../price/published-price.ts';
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
  /** Where each figure stands written. */
  sources: { context?: string; maxOutput?: string; price?: string };
}

export function pageModels(run: Run, nameOf: (row: Row) => string): PageModel[] {
  const measured = new MeasuredLimits();
  for (const [key, { message }] of run.results) if (message !== undefined) measured.add(modelInKey(key), message);
  const ids = new Map<string, Set<string>>();
  for (const row of run.rows) ids.set(nameOf(row), (ids.get(nameOf(row)) ?? new Set()).add(row.model));
  return [...ids].map(([name, own]) => pageModel(name, [...own], measured));
}

function pageModel(name: string, ids: readonly string[], measured: MeasuredLimits): PageModel {
  const known = ids.map((id) => knownModel(id)).find((found) => found !== undefined);
  const packageName = knownModelsSource();
  const limits = limitsOf({ ids, measured: measured.of(ids), given: undefined, known, packageName });
  const price = publishedPrice({ ids, known, packageName });
  const { contextWindow, maxOutputTokens } = limits;
  return {
    name,
    ...(contextWindow !== 'unknown' && { context: contextWindow }),
    ...(maxOutputTokens !== 'unknown' && { maxOutput: maxOutputTokens }),
    ...(price?.input !== undefined && { input: price.input }),
    ...(price?.output !== undefined && { output: price.output }),
    ...(price?.cacheRead !== undefined && { cacheRead: price.cacheRead }),
    sources: {
      ...(contextWindow !== 'unknown' && { context: limits.contextWindowSource }),
      ...(maxOutputTokens !== 'unknown' && { maxOutput: limits.maxOutputTokensSource }),
      ...(price !== undefined && { price: price.source }),
    },
  };
}
