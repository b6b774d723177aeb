/** Invented models for the benchmark: as many as wanted, all of one kind. */
import type { CatalogueEntry } from '../../src/simulator/scenario.ts';

/** Text models that answer Converse and InvokeModel in these Regions. */
export function catalogueOf(
  models: number,
  provider = 'acme',
  regions: readonly string[] = ['us-east-1'],
): { models: CatalogueEntry[] } {
  return { models: Array.from({ length: models }, (_, n) => modelOf(n, provider, regions)) };
}

function modelOf(n: number, provider: string, regions: readonly string[]): CatalogueEntry {
  return {
    id: `${provider}.text-${n}`,
    offers: { ON_DEMAND: regions.join(' ') },
    serves: { runtime: { apis: 'invoke converse' } },
  };
}
