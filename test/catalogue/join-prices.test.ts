import { describe, expect, it } from 'vitest';
import { joinPrices } from '../../src/catalogue/join-prices.ts';
import { pricesOf } from '../../src/catalogue/prices.ts';
import { usageOf } from '../../src/catalogue/usage-type.ts';
import type { ListedPrice, PriceService } from '../../src/discovery/price-list.ts';
import { realIndex } from './models.ts';

interface Product {
  usd?: number;
  unit?: string;
  description?: string;
  service?: PriceService;
  attributes?: Record<string, string>;
}

function product(
  usagetype: string,
  { usd = 0.003, unit = '1K tokens', description = '', service = 'AmazonBedrock', attributes = {} }: Product = {},
): ListedPrice {
  return {
    service,
    attributes: { usagetype, ...attributes },
    unit,
    description,
    usd,
    effective: '2026-09-01T00:00:00Z',
  };
}

function soldAs(servicename: string, usagetype: string, usd = 3.3): ListedPrice {
  return product(usagetype, {
    usd,
    unit: '1M tokens',
    service: 'AmazonBedrockFoundationModels',
    attributes: { servicename },
  });
}

const index = realIndex();
const modelOf = (price: ListedPrice): string | undefined =>
  [...joinPrices([{ region: 'us-east-1', prices: [price] }], index).rates.keys()][0];

describe('prices find their models', () => {
  // Attribute values and usage types as the offer files of 2026 have them.
  it.each<[string, ListedPrice, string | undefined]>([
    [
      'Marketplace, by product',
      soldAs('Claude Sonnet 4.6 (Amazon Bedrock Edition)', 'USE1-MP:USE1_InputTokenCount-Units'),
      'anthropic.claude-sonnet-4-6',
    ],
    [
      'the same with the words turned',
      soldAs('Claude 4.6 Sonnet (Amazon Bedrock Edition)', 'EUN1-MP:EUN1_input_tokens_standard-Units'),
      'anthropic.claude-sonnet-4-6',
    ],
    [
      'by model name',
      product('USE1-NovaPro-input-tokens', { attributes: { model: 'Nova Pro', provider: 'Amazon' } }),
      'amazon.nova-pro-v1:0',
    ],
    [
      'with a minor version of zero',
      product('APN1-Nova2.0Lite-output-tokens-cross-region-global', { attributes: { model: 'Nova 2.0 Lite' } }),
      'amazon.nova-2-lite-v1:0',
    ],
    [
      'without the word Instruct',
      product('USE1-Llama3-1-70B-input-tokens', { attributes: { model: 'Llama 3.1 70B' } }),
      'meta.llama3-1-70b-instruct-v1:0',
    ],
    [
      'by provider and model',
      product('USE1-DeepSeek-R1-input-tokens', { attributes: { model: 'R1', provider: 'DeepSeek' } }),
      'deepseek.r1-v1:0',
    ],
    ['by the id in the usage type', product('USE2-openai.gpt-5.5-mantle-input-tokens-standard'), 'openai.gpt-5.5'],
    [
      'by what the usage type begins with',
      product('EU-TitanEmbeddingV2-Text-input-tokens'),
      'amazon.titan-embed-text-v2:0',
    ],
    [
      'AWS bills this Claude itself',
      product('USE1-Claude4Sonnet-input-tokens-cross-region-global', {
        service: 'AmazonBedrockService',
        attributes: { model: 'Claude Sonnet 4' },
      }),
      'anthropic.claude-sonnet-4-20250514-v1:0',
    ],
    [
      'a model that is gone',
      product('USE1-Claude2.1-input-tokens', { attributes: { model: 'Claude 2.1' } }),
      undefined,
    ],
  ])('%s', (_, price, id) => {
    expect(modelOf(price)).toBe(id);
  });

  it('the share that found one is told, and what found none', () => {
    const prices = [
      product('USE1-Claude2.1-input-tokens', { attributes: { model: 'Claude 2.1' } }),
      product('USE1-NovaPro-input-tokens', { attributes: { model: 'Nova Pro' } }),
      product('USE1-NovaPro-output-tokens', { attributes: { model: 'Nova Pro' } }),
    ];
    expect(joinPrices([{ region: 'us-east-1', prices }], index).join).toEqual({
      joined: 1,
      total: 2,
      unjoined: ['Claude 2.1'],
    });
  });

  it('what is not the price of a call is not counted', () => {
    const prices = [
      soldAs('Claude Sonnet 4.6 (Amazon Bedrock Edition)', 'USE1-MP:USE1_Reserved_1Month_InputTPM_Geo-Units'),
      product('USE1-Guardrail-AutomatedReasoningPolicyUnitsConsumed'),
      product('USE1-NovaMicro-Model-Customization-input-tokens', {
        attributes: { model: 'Nova Micro', feature: 'Model Customization' },
      }),
    ];
    expect(joinPrices([{ region: 'us-east-1', prices }], index).join.total).toBe(0);
  });
});

describe('what a usage type is a price of', () => {
  it.each([
    ['USE1-NovaLite-input-tokens-batch', 'input', 'batch', 'regional'],
    ['USE1-MP:USE1_OutputTokenCount_Global-Units', 'output', 'standard', 'global'],
    ['USE1-MP:USE1_InputTokenCount_Batch-Units', 'input', 'batch', 'regional'],
    ['USE1-MP:USE1_CacheReadInputTokenCount-Units', 'cache-read', 'standard', 'regional'],
    ['USE1-MP:USE1_cache_write_tokens_standard-Units', 'cache-write', 'standard', 'regional'],
    ['USE1-MP:USE1_CacheWrite1hInputTokenCount_Global-Units', 'other', 'standard', 'global'],
    ['USE1-Claude4.6Sonnet-cache-read-input-token-count', 'cache-read', 'standard', 'regional'],
    ['USE1-NovaPro-input-tokens-latency-optimized', 'input', 'latency-optimized', 'regional'],
    ['USE1-gpt-oss-120b-output-tokens-priority', 'output', 'priority', 'regional'],
    ['USE1-NovaCanvas-T2I-1024-Standard', 'image', 'standard', 'regional'],
  ])('%s', (usagetype, kind, tier, routing) => {
    expect(usageOf(product(usagetype))).toMatchObject({ kind, tier, routing });
  });
});

describe('the usual prices', () => {
  const usual = (prices: ListedPrice[], region = 'us-east-1') => {
    const [rates] = joinPrices([{ region, prices }], index).rates.values();
    return pricesOf(rates ?? [], {
      ids: ['nobody.knows-v1:0'],
      known: { input: 99, cacheRead: 9 },
      packageName: 'a package 1.0',
    });
  };
  const claude = 'Claude Opus 5 (Amazon Bedrock Edition)';

  it('are per million tokens, whatever unit the list sells by', () => {
    const nova = { attributes: { model: 'Nova Pro' } };
    expect(usual([product('USE1-NovaPro-input-tokens', { usd: 0.0008, ...nova })]).input).toBe(0.8);
    expect(usual([product('USE1-NovaPro-input-tokens', { usd: 0.0000008, unit: 'Tokens', ...nova })]).input).toBe(0.8);
    const marketplace = {
      usd: 0.8,
      unit: 'Units',
      description: 'AWS Marketplace software usage|us-east-1|Million Input Tokens',
      ...nova,
    };
    expect(usual([product('USE1-NovaPro-input-tokens', marketplace)]).input).toBe(0.8);
  });

  it('are those of the Region, not the cheaper global ones, and not those of a long context', () => {
    const { input, routing, source, date } = usual([
      soldAs(claude, 'USE1-MP:USE1_input_tokens_global_standard-Units', 5),
      soldAs(claude, 'USE1-MP:USE1_input_tokens_long_ctx_standard-Units', 11),
      soldAs(claude, 'USE1-MP:USE1_input_tokens_standard-Units', 5.5),
    ]);
    expect({ input, routing, source, date }).toEqual({
      input: 5.5,
      routing: 'regional',
      source: 'AWS Price List, AmazonBedrockFoundationModels',
      date: '2026-09-01T00:00:00Z',
    });
  });

  it('are the global ones where a Region has no other', () => {
    const { input, routing, region } = usual(
      [soldAs(claude, 'APS3-MP:APS3_input_tokens_global_standard-Units', 5)],
      'ap-south-1',
    );
    expect({ input, routing, region }).toEqual({ input: 5, routing: 'global', region: 'ap-south-1' });
  });

  it('that the list does not state are unknown: not zero, and not filled from elsewhere', () => {
    const prices = usual([
      soldAs(claude, 'USE1-MP:USE1_input_tokens_standard-Units', 5.5),
      soldAs(claude, 'USE1-MP:USE1_output_tokens_standard-Units', 0),
    ]);
    expect(prices).toMatchObject({ input: 5.5, output: 'unknown', cacheRead: 'unknown', image: 'unknown' });
  });

  it('come from the package, and say so, where AWS lists none at all', () => {
    expect(
      pricesOf([], { ids: ['nobody.knows-v1:0'], known: { input: 1, output: 2 }, packageName: 'a package 1.0' }),
    ).toMatchObject({
      input: 1,
      output: 2,
      source: 'a package 1.0',
      date: 'unknown',
      region: 'unknown',
    });
  });

  it('are unknown, with an unknown source, where nobody has one', () => {
    expect(pricesOf([], { ids: ['nobody.knows-v1:0'], known: undefined, packageName: 'a package 1.0' })).toMatchObject({
      input: 'unknown',
      source: 'unknown',
    });
  });
});
