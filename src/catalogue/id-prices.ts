/** What a call by each id of a model costs, where that is not the usual price: global profiles, other Regions, bedrock-mantle. */
import { targetPrice } from '../price/published-price.ts';
import type { PublishedPrice } from '../model-facts/model-facts.ts';
import { grouped } from '../plan/grouped.ts';
import type { Endpoint, ProfileType } from '../types.ts';
import type { IdPrice, Prices, Rate, Routing } from './price-record.ts';

/** An id that a call names, and the Regions of such calls. */
export interface Offer {
  id: string;
  endpoint: Endpoint;
  profileType: ProfileType;
  regions: readonly string[];
}

/** `published`: what the usual price was taken from, where AWS lists none. */
export function idPrices(usual: Prices, offers: readonly Offer[], published: PublishedPrice | undefined): IdPrice[] {
  const all = offers.flatMap((offer) => {
    const at = (region: string): Pick<Prices, 'input' | 'output'> | undefined =>
      usual.rates.length > 0
        ? listedAt(usual.rates, offer, region)
        : published && knownPrice(targetPrice(published, { ...offer, profile: offer.id }));
    return offer.regions.flatMap((region) => {
      const price = at(region);
      if (price === undefined || (price.input === usual.input && price.output === usual.output)) return [];
      return [{ id: offer.id, endpoint: offer.endpoint, ...price, region }];
    });
  });
  const groups = grouped(all, ({ id, endpoint, input, output }) => [id, endpoint, input, output].join(' '));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { region: _, ...price } = first;
    return [{ ...price, regions: group.map(({ region }) => region).toSorted() }];
  });
}

/** Undefined where the list has no price for that Region and routing. */
function listedAt(rates: readonly Rate[], { endpoint, profileType }: Offer, region: string) {
  const routing: Routing = profileType === 'global-cross-region' ? 'global' : 'regional';
  const here = rates.filter(
    (rate) =>
      rate.routing === routing &&
      rate.tier === 'standard' &&
      rate.modality === 'text' &&
      !rate.longContext &&
      rate.regions.includes(region),
  );
  // Where bedrock-mantle has no price of its own, it costs what the runtime does.
  const own = here.filter((rate) => rate.endpoint === endpoint);
  const lowest = (kind: 'input' | 'output'): number | undefined => {
    const found = (own.length > 0 ? own : here).flatMap((rate) => (rate.kind === kind ? rate.usd : []));
    return found.length === 0 ? undefined : Math.min(...found);
  };
  return knownPrice({ input: lowest('input'), output: lowest('output') });
}

function knownPrice({ input, output }: { input?: number | undefined; output?: number | undefined }) {
  if (input === undefined && output === undefined) return undefined;
  return { input: input ?? ('unknown' as const), output: output ?? ('unknown' as const) };
}
