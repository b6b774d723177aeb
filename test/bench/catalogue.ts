/** Invented models for the benchmark: as many as wanted, all of one kind. */
import type { CatalogueEntry, Scenario } from '../../src/simulator/scenario.ts';

const region = 'us-east-1';

/** Text models that answer Converse and InvokeModel in us-east-1. */
export function catalogueOf(models: number): NonNullable<Scenario['catalogue']> {
  return { models: Array.from({ length: models }, (_, n) => modelOf(n)) };
}

function modelOf(n: number): CatalogueEntry {
  return { id: `acme.text-${n}`, offers: { ON_DEMAND: region }, serves: { runtime: { apis: 'invoke converse' } } };
}
