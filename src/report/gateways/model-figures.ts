/** What is known of a model beside what a run measured: limits and prices, each with where it stands written. */
import { knownModel, knownModelsSource } from '../../discovery/known-model.ts';
import { readCheckKey } from '../../features/check-key.ts';
import { limitsOf, type StatedLimits } from '../../limits/limits.ts';
import { limitStatedIn } from '../../limits/measured-limits.ts';
import type { PublishedPrice } from '../../model-facts/model-facts.ts';
import { keyOf } from '../../plan/cell.ts';
import { publishedPrice, targetPrice } from '../../price/published-price.ts';
import type { Row, Run } from '../../types.ts';

/** A number, and where it stands written. */
export interface Sourced {
  value: number;
  source: string;
}

/** USD per million tokens. */
export interface PriceFigures {
  input: number;
  output: number;
  cacheRead?: number;
  cacheWrite?: number;
  source: string;
}

export interface ModelFigures {
  contextWindow?: Sourced;
  maxOutputTokens?: Sourced;
  price?: PriceFigures;
}

/** The name and version of the package are read from a file: once. */
let readName: string | undefined;

function packageName(): string {
  readName ??= knownModelsSource();
  return readName;
}

/** `run`: what the service named when it refused more, which wins over every source. */
export function figuresOf(run: Run, row: Row): ModelFigures {
  const { model } = row;
  const known = knownModel(model);
  const limits = limitsOf({
    ids: [model],
    measured: measuredIn(run, row),
    given: undefined,
    known,
    packageName: packageName(),
  });
  const context = sourced(limits.contextWindow, limits.contextWindowSource);
  const output = sourced(limits.maxOutputTokens, limits.maxOutputTokensSource);
  const price = priceOf(row, publishedPrice({ ids: [model], known, packageName: packageName() }));
  return {
    ...(context && { contextWindow: context }),
    ...(output && { maxOutputTokens: output }),
    ...(price && { price }),
  };
}

/** From the questions of --measure-limits, on any API; the lower where they differ. */
function measuredIn(run: Run, row: Row): StatedLimits {
  const stated = (run.header.features ?? [])
    .filter(({ key }) => readCheckKey(key).kind === 'limit')
    .flatMap(({ key, apis }) => apis.flatMap((api) => run.results.get(keyOf(row, api, key)) ?? []))
    .flatMap(({ reason, message = '' }) => (reason === 'limit-stated' ? (limitStatedIn(message) ?? []) : []));
  const least = (field: keyof StatedLimits): StatedLimits => {
    const found = stated.flatMap((one) => one[field] ?? []);
    return found.length === 0 ? {} : { [field]: Math.min(...found) };
  };
  return { ...least('contextWindow'), ...least('maxOutputTokens') };
}

function sourced(value: number | 'unknown', source: string): Sourced | undefined {
  return value === 'unknown' ? undefined : { value, source };
}

function priceOf(row: Row, published: PublishedPrice | undefined): PriceFigures | undefined {
  const { input, output, cacheRead, cacheWrite, source = '' } = published ? targetPrice(published, row) : {};
  if (input === undefined || output === undefined) return undefined;
  return {
    input,
    output,
    ...(cacheRead !== undefined && { cacheRead }),
    ...(cacheWrite !== undefined && { cacheWrite }),
    source,
  };
}

/** As models.dev and opencode write it. */
export function costFields({ input, output, cacheRead, cacheWrite }: PriceFigures): object {
  return {
    input,
    output,
    ...(cacheRead !== undefined && { cache_read: cacheRead }),
    ...(cacheWrite !== undefined && { cache_write: cacheWrite }),
  };
}
