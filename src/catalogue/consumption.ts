/** How a model can be bought: on demand, across Regions, provisioned, in tiers; each with the source that says so. */
import type { FoundationModel } from '../discovery/source.ts';
import type { Rate } from './price-record.ts';
import type { Consumption } from './record.ts';

const listing = 'ListFoundationModels';

/** `inferenceTypesSupported`; a word that is not known yet stays as it is. */
const inferenceTypes: Readonly<Record<string, string>> = {
  ON_DEMAND: 'on-demand',
  PROVISIONED: 'provisioned',
  INFERENCE_PROFILE: 'cross-region',
};

export function consumptionOf(models: readonly FoundationModel[], rates: readonly Rate[]): Consumption[] {
  const types = models.flatMap(({ claims }) => claims.inferenceTypes ?? []);
  const tiers = rates.flatMap(({ tier }) => (tier === 'standard' ? [] : [tier]));
  const found = new Map<string, string>();
  for (const type of types) found.set(inferenceTypes[type] ?? type.toLowerCase(), listing);
  for (const tier of tiers) if (!found.has(tier)) found.set(tier, 'AWS Price List');
  return [...found].map(([option, source]) => ({ option, source })).toSorted((a, b) => (a.option < b.option ? -1 : 1));
}
