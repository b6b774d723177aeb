/** What a call by each id of a model costs, in the catalogue. */
import { describe, expect, it } from 'vitest';
import { pricesOf } from '../../src/catalogue/prices.ts';
import type { Offer } from '../../src/catalogue/id-prices.ts';
import type { Rate } from '../../src/catalogue/price-record.ts';

const id = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const sources = { ids: [id], known: undefined, packageName: '' };
const offers: Offer[] = [
  { id: `eu.${id}`, endpoint: 'bedrock-runtime', profileType: 'regional-cross-region', regions: ['eu-west-1'] },
  { id: `global.${id}`, endpoint: 'bedrock-runtime', profileType: 'global-cross-region', regions: ['eu-west-1'] },
  { id: 'anthropic.claude-haiku-4-5', endpoint: 'bedrock-mantle', profileType: 'in-region', regions: ['us-east-1'] },
];

function rate(change: Partial<Rate>): Rate {
  return {
    kind: 'input',
    modality: 'text',
    tier: 'standard',
    routing: 'regional',
    longContext: false,
    endpoint: 'bedrock-runtime',
    usd: 1.1,
    unit: 'million tokens',
    usage: 'InputTokenCount',
    regions: ['us-east-1'],
    source: 'AmazonBedrock',
    date: '2026-09-01T00:00:00Z',
    ...change,
  };
}

describe('the prices of ids', () => {
  it('come from the price list: by routing and by Region', () => {
    const { input, ids } = pricesOf(
      [
        rate({}),
        rate({ usd: 1.2, regions: ['eu-west-1'] }),
        rate({ usd: 1, routing: 'global', regions: ['eu-west-1', 'us-east-1'] }),
      ],
      sources,
      offers,
    );
    // Of the Region that AWS lists first; the mantle has no price of its own and costs what the runtime does.
    expect(input).toBe(1.1);
    const price = { endpoint: 'bedrock-runtime', output: 'unknown', regions: ['eu-west-1'] };
    expect(ids).toEqual([
      { ...price, id: `eu.${id}`, input: 1.2 },
      { ...price, id: `global.${id}`, input: 1 },
    ]);
  });

  it('come from published sources where AWS lists none', () => {
    const { input, output, ids } = pricesOf([], sources, offers);
    expect([input, output]).toEqual([1, 5]);
    const dearer = { input: 1.1, output: 5.5 };
    expect(ids).toEqual([
      { id: `eu.${id}`, endpoint: 'bedrock-runtime', ...dearer, regions: ['eu-west-1'] },
      { id: 'anthropic.claude-haiku-4-5', endpoint: 'bedrock-mantle', ...dearer, regions: ['us-east-1'] },
    ]);
  });
});

describe('the price of a call with a long prompt', () => {
  it('comes from the price list, which does not say what is long', () => {
    const long = rate({ usd: 2.2, longContext: true });
    expect(pricesOf([rate({}), long], sources).long).toEqual({ above: 'unknown', input: 2.2, output: 'unknown' });
    expect(pricesOf([rate({})], sources).long).toBeNull();
  });

  it('comes from published sources where AWS lists none', () => {
    const { long } = pricesOf([], { ...sources, ids: ['openai.gpt-6-sol'] });
    expect(long).toEqual({ above: 272_000, input: 4.4, output: 16.5 });
  });
});
