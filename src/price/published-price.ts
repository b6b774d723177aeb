/** The price of a model that published sources state: the shipped table first, then @pydantic/genai-prices. */
import type { KnownModel } from '../discovery/known-model.ts';
import { modelFacts, type PublishedPrice } from '../model-facts/model-facts.ts';

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
