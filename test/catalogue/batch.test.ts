import { expect, it } from 'vitest';
import { batchOf } from '../../src/catalogue/batch.ts';
import type { Rate, Tier } from '../../src/catalogue/price-record.ts';

function rate(tier: Tier, regions = ['us-east-1']): Rate {
  return {
    kind: 'input',
    modality: 'text',
    tier,
    routing: 'regional',
    longContext: false,
    endpoint: 'bedrock-runtime',
    usd: 1,
    unit: 'million tokens',
    usage: 'NovaLite-input-tokens',
    regions,
    source: 'AmazonBedrock',
    date: '2026-01-01',
  };
}

const nothing = { rates: [], quotaRegions: [], listed: undefined, isListWhole: true };

it('batch is a yes with the Regions of its price', () => {
  const rates = [rate('standard'), rate('batch', ['us-west-2', 'us-east-1'])];
  expect(batchOf({ ...nothing, rates })).toMatchObject({ supported: true, regions: ['us-east-1', 'us-west-2'] });
});

it('batch is a yes where a quota or the listing says so, before the price list is silent', () => {
  const rates = [rate('standard')];
  expect(batchOf({ ...nothing, rates, quotaRegions: ['eu-west-1'] })).toMatchObject({ regions: ['eu-west-1'] });
  expect(batchOf({ ...nothing, rates, listed: true })).toMatchObject({ supported: true, regions: [] });
});

it('batch is a no only of a whole price list that has other prices of the model', () => {
  const rates = [rate('standard')];
  expect(batchOf({ ...nothing, rates })).toMatchObject({ supported: false, source: 'AWS Price List' });
  expect(batchOf({ ...nothing, rates, isListWhole: false }).supported).toBe('unknown');
  expect(batchOf(nothing)).toMatchObject({ supported: 'unknown', reason: expect.any(String) });
});
