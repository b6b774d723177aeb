/** The price of a model that published sources state: the shipped table first, then @pydantic/genai-prices. */
import type { KnownModel } from '../discovery/known-model.ts';
import { modelFacts, type PublishedPrice } from '../model-facts/model-facts.ts';
import type { Row } from '../types.ts';

export interface PriceSources {
  /** Ids of the same model: its own, and that on bedrock-mantle. */
  ids: readonly string[];
  /** What the package knows of it, and the package's name and version. */
  known: KnownModel | undefined;
  packageName: string;
}

/** Undefined where no source states what its tokens or its images cost. */
export function publishedPrice({ ids, known, packageName }: PriceSources): PublishedPrice | undefined {
  const published = ids.map((id) => modelFacts(id)?.price).find((price) => price !== undefined);
  if (published !== undefined) return published;
  if (known?.input === undefined && known?.output === undefined) return undefined;
  const { contextWindow: _window, ...rates } = known;
  return { ...rates, source: packageName, others: [] };
}

/** USD per million tokens. */
export type TargetPrice = Pick<PublishedPrice, 'input' | 'output' | 'cacheRead' | 'cacheWrite' | 'long' | 'source'>;

/**
 * Of one id of the model. The AWS Price List has two prices of a model in a Region, one for global profiles and one for all
 * that stays in a geography (usage types with and without `global`, 2026-11): so an id without a prefix costs what a geography does.
 */
export function targetPrice(
  { profiles = {}, ...usual }: PublishedPrice,
  { profileType, profile = '' }: Pick<Row, 'profileType' | 'profile'>,
): TargetPrice {
  const [prefix = ''] = profile.split('.');
  const own = {
    'in-region': profiles['geo'],
    'regional-cross-region': profiles[prefix] ?? profiles['geo'],
    'global-cross-region': profiles['global'],
  }[profileType];
  const { input, output, cacheRead, cacheWrite, long, source } = own ?? usual;
  return {
    ...(input !== undefined && { input }),
    ...(output !== undefined && { output }),
    ...(cacheRead !== undefined && { cacheRead }),
    ...(cacheWrite !== undefined && { cacheWrite }),
    ...(long !== undefined && { long }),
    source,
  };
}
