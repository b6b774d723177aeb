/** The usual prices of a model, chosen from all its rates; from published sources where AWS lists none. */
import { publishedPrice, type PriceSources } from '../price/published-price.ts';
import type { PublishedPrice } from '../model-facts/model-facts.ts';
import { idPrices, type Offer } from './id-prices.ts';
import type { Known } from './known.ts';
import type { Prices, Rate, RateKind, Routing, Tier } from './price-record.ts';

/** `sources`: what stands in where AWS lists no price. `offers`: the ids that calls name. */
export function pricesOf(rates: readonly Rate[], sources: PriceSources, offers: readonly Offer[] = []): Prices {
  const sorted = rates.map((rate) => ({ ...rate, regions: rate.regions.toSorted() })).toSorted(byUsage);
  const usual = usualOf(sorted);
  const published = usual === undefined ? publishedPrice(sources) : undefined;
  const prices =
    usual === undefined
      ? fallbackPrices(published)
      : { ...listedPrices(sorted, usual), rates: sorted, ids: [], disagreements: [] };
  return { ...prices, ids: idPrices(prices, offers, published) };
}

type Choice = Pick<Rate, 'routing' | 'endpoint'> & { region: string };

/** In-Region prices, which geographies share, before global ones; the runtime before mantle; us-east-1 before others. */
function usualOf(rates: readonly Rate[]): Choice | undefined {
  const choices = rates
    .filter(
      ({ tier, longContext, modality, kind }) =>
        tier === 'standard' && !longContext && (modality === 'text' || kind === 'image'),
    )
    .flatMap(({ routing, endpoint, regions }) => regions.map((region) => ({ routing, endpoint, region })));
  const rank = ({ routing, endpoint, region }: Choice): string =>
    [
      routing === 'regional' ? 0 : 1,
      endpoint === 'bedrock-runtime' ? 0 : 1,
      region === 'us-east-1' ? 0 : 1,
      region,
    ].join(' ');
  return choices.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}

function listedPrices(rates: readonly Rate[], choice: Choice): Omit<Prices, 'rates' | 'ids' | 'disagreements'> {
  const all = rates.filter(
    ({ routing, endpoint, regions, modality, kind }) =>
      routing === choice.routing &&
      endpoint === choice.endpoint &&
      regions.includes(choice.region) &&
      (modality === 'text' || kind === 'image'),
  );
  const here = all.filter(({ longContext }) => !longContext);
  const lowestOf = (some: readonly Rate[], kind: RateKind, tier: Tier): Known<number> => {
    const found = some.filter((rate) => rate.kind === kind && rate.tier === tier).map(({ usd }) => usd);
    return found.length === 0 ? 'unknown' : Math.min(...found);
  };
  const lowest = (kind: RateKind, tier: Tier = 'standard'): Known<number> => lowestOf(here, kind, tier);
  const forLong = all.filter(({ longContext }) => longContext);
  // The price list does not say from where on a prompt is long.
  const long = {
    above: 'unknown' as const,
    input: lowestOf(forLong, 'input', 'standard'),
    output: lowestOf(forLong, 'output', 'standard'),
  };
  return {
    ...base(choice.region, choice.routing),
    input: lowest('input'),
    output: lowest('output'),
    cacheRead: lowest('cache-read'),
    cacheWrite: lowest('cache-write'),
    batchInput: lowest('input', 'batch'),
    batchOutput: lowest('output', 'batch'),
    long: long.input === 'unknown' && long.output === 'unknown' ? null : long,
    image: lowest('image'),
    source: `AWS Price List, ${[...new Set(here.map(({ source }) => source))].toSorted().join(', ')}`,
    date:
      here
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ?? 'unknown',
  };
}

function fallbackPrices(price: PublishedPrice | undefined): Prices {
  return {
    ...base('unknown', price === undefined ? 'unknown' : 'regional'),
    input: price?.input ?? 'unknown',
    output: price?.output ?? 'unknown',
    cacheRead: price?.cacheRead ?? 'unknown',
    cacheWrite: price?.cacheWrite ?? 'unknown',
    batchInput: 'unknown',
    batchOutput: 'unknown',
    long: price?.long ?? null,
    image: price?.image ?? 'unknown',
    source: price?.source ?? 'unknown',
    date: price?.date ?? 'unknown',
    rates: [],
    ids: [],
    disagreements: price?.others ?? [],
  };
}

function base(region: Known<string>, routing: Known<Routing>) {
  return { currency: 'USD' as const, region, routing };
}

function byUsage(a: Rate, b: Rate): number {
  const key = (rate: Rate): string => [rate.usage, rate.regions[0] ?? '', rate.usd].join(' ');
  return key(a) < key(b) ? -1 : 1;
}
