/** Invented models for the benchmark: as many as wanted, all of one kind. */
import type { CatalogueEntry } from '../../src/simulator/scenario.ts';

const region = 'us-east-1';

/** Text models that answer Converse and InvokeModel in us-east-1. */
export function catalogueOf(models: number, provider = 'acme'): { models: CatalogueEntry[] } {
  return { models: Array.from({ length: models }, (_, n) => modelOf(n, provider)) };
}

function modelOf(n: number, provider: string): CatalogueEntry {
  return {
    id: `${provider}.text-${n}`,
    offers: { ON_DEMAND: region },
    serves: { runtime: { apis: 'invoke converse' } },
  };
}
