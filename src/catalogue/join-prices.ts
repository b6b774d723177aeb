/** Brings each listed price to the model that it is a price of, equal prices of many Regions in one. */
import type { RegionFindings } from '../discovery/gather.ts';
import type { ListedPrice } from '../discovery/price-list.ts';
import type { NameIndex } from './name-index.ts';
import type { Rate } from './price-record.ts';
import type { Join } from './record.ts';
import { bareUsage, mantleIdIn, normalised, stemOf, usageOf } from './usage-type.ts';

export interface JoinedPrices {
  /** By model id. */
  rates: Map<string, Rate[]>;
  join: Join;
}

export function joinPrices(
  findings: readonly Pick<RegionFindings, 'region' | 'prices'>[],
  index: NameIndex,
): JoinedPrices {
  const ids = new Map<string, string | undefined>();
  const kept = new Map<string, Rate>();
  const rates = new Map<string, Rate[]>();
  for (const { region, prices } of findings) {
    for (const price of prices) {
      const usage = usageOf(price);
      // What costs nothing is a placeholder of the list; a price is never reported as zero.
      if (usage === undefined || price.usd === 0) continue;
      const { names, wanted } = namesOf(price);
      const label = wanted[0] ?? names[0] ?? bareUsage(price.attributes['usagetype'] ?? '');
      if (!ids.has(label)) ids.set(label, index.find(names, wanted));
      const id = ids.get(label);
      if (id !== undefined) keep({ ...usage, ...rateOf(price), regions: [region] }, { id, kept, rates });
    }
  }
  const unjoined = [...ids].filter(([, id]) => id === undefined).map(([name]) => name);
  return { rates, join: { joined: ids.size - unjoined.length, total: ids.size, unjoined: unjoined.toSorted() } };
}

function rateOf(price: ListedPrice): Pick<Rate, 'usd' | 'unit' | 'usage' | 'source' | 'date'> {
  const usage = bareUsage(price.attributes['usagetype'] ?? '');
  return { ...normalised(price), usage, source: price.service, date: price.effective };
}

function keep(
  rate: Rate,
  { id, kept, rates }: { id: string; kept: Map<string, Rate>; rates: Map<string, Rate[]> },
): void {
  const key = [id, rate.source, rate.usage, rate.usd, rate.date].join(' ');
  const known = kept.get(key);
  if (known !== undefined) {
    known.regions.push(...rate.regions);
    return;
  }
  kept.set(key, rate);
  rates.set(id, [...(rates.get(id) ?? []), rate]);
}

/** An id in the usage type or the attributes is surest; then names, the plainest first. */
function namesOf({ attributes }: ListedPrice): { names: string[]; wanted: string[] } {
  const usagetype = attributes['usagetype'] ?? '';
  const { model = '', titanModel = '', provider = '', servicename = '' } = attributes;
  const product = /^Amazon Bedrock$/i.test(servicename)
    ? ''
    : servicename.replace(/ \(Amazon Bedrock(?: Edition)?\)$/i, '');
  const wanted = [mantleIdIn(usagetype) ?? '', isId(model) ? model : ''];
  const names = [
    isId(model) ? '' : model,
    titanModel,
    product,
    provider && model ? `${provider} ${model}` : '',
    stemOf(usagetype) ?? '',
  ];
  return { names: names.filter((name) => name !== ''), wanted: wanted.filter((id) => id !== '') };
}

function isId(text: string): boolean {
  return /^[a-z0-9-]+\.[a-z0-9][a-z0-9.:-]*$/.test(text);
}
