/** Whether a model takes batch jobs, in which Regions, and on what that rests. */
import type { Rate } from './price-record.ts';
import type { ModelRecord } from './record.ts';

interface BatchSources {
  rates: readonly Rate[];
  /** Regions with a quota on batch jobs of the model. */
  quotaRegions: readonly string[];
  /** `batchSupported` of the raw listing; undocumented. */
  listed: boolean | undefined;
  /** The price list could be read to its end in every Region. */
  isListWhole: boolean;
}

/**
 * AWS's price list first: a price for batch is a yes where it holds. A model with other prices and none for batch is a no of
 * the price list, where all of the list was read. Without any price, nothing is known but what quotas and the listing claim.
 */
export function batchOf({ rates, quotaRegions, listed, isListWhole }: BatchSources): ModelRecord['batch'] {
  const priced = sorted(rates.filter(({ tier }) => tier === 'batch').flatMap(({ regions }) => regions));
  if (priced.length > 0) return { supported: true, regions: priced, source: 'AWS Price List', reason: null };
  if (quotaRegions.length > 0)
    return { supported: true, regions: sorted(quotaRegions), source: 'Service Quotas', reason: null };
  if (listed === true) {
    const source = 'ListFoundationModels, undocumented member `batchSupported`';
    return { supported: true, regions: [], source, reason: 'the listing does not say in which Regions' };
  }
  if (isListWhole && rates.some(({ kind, tier }) => kind === 'input' && tier === 'standard'))
    return {
      supported: false,
      regions: [],
      source: 'AWS Price List',
      reason: 'it has prices of the model and none for batch',
    };
  return { supported: 'unknown', regions: [], source: 'unknown', reason: 'no price, no quota and no listing says' };
}

function sorted(regions: readonly string[]): string[] {
  return [...new Set(regions)].toSorted();
}
