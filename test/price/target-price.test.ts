/** What a call by an id costs by list price: a profile is not priced as its model. Figures: models.dev, 2026-09-30. */
import { describe, expect, it } from 'vitest';
import type { ProfileType } from '../../src/types.ts';
import { modelPrice } from '../../src/price/model-price.ts';
import { publishedPrice, targetPrice } from '../../src/price/published-price.ts';

const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const nova = 'amazon.nova-2-lite-v1:0';

describe('the list price of an id', () => {
  it.each<[string, ProfileType, string, [input: number, output: number]]>([
    // The price of Claude without a prefix is that of the global profile; a geography and a Region cost a tenth more.
    [haiku, 'global-cross-region', 'global.', [1, 5]],
    [haiku, 'regional-cross-region', 'eu.', [1.1, 5.5]],
    [haiku, 'regional-cross-region', 'us.', [1.1, 5.5]],
    [haiku, 'in-region', '', [1.1, 5.5]],
    // That of Nova 2 Lite is that of a Region, and Europe and Japan have their own.
    [nova, 'global-cross-region', 'global.', [0.3, 2.5]],
    [nova, 'regional-cross-region', 'eu.', [0.374, 3.157]],
    [nova, 'regional-cross-region', 'jp.', [0.396, 3.311]],
    [nova, 'regional-cross-region', 'us.', [0.33, 2.75]],
    [nova, 'in-region', '', [0.33, 2.75]],
    // No source gives one for the id alone.
    ['moonshotai.kimi-k3', 'global-cross-region', 'global.', [3, 15]],
    ['moonshotai.kimi-k3', 'regional-cross-region', 'us.', [3.3, 16.5]],
    ['xai.grok-4.7', 'regional-cross-region', 'us.', [2.2, 6.6]],
  ])('of %s, %s %s is, in and out, %o', (model, profileType, prefix, [input, output]) => {
    const price = publishedPrice({ ids: [model], known: undefined, packageName: '' });
    const target = { profileType, ...(prefix !== '' && { profile: `${prefix}${model}` }) };
    expect(price && targetPrice(price, target)).toMatchObject({ input, output });
  });

  it('names the source of the figure for the profile, where it is another', () => {
    const price = publishedPrice({ ids: ['openai.gpt-6.1-sol'], known: undefined, packageName: '' });
    expect(price && targetPrice(price, { profileType: 'in-region' })).toMatchObject({
      input: 2.2,
      source: 'models.dev, 2026-09-30',
    });
    expect(
      price && targetPrice(price, { profileType: 'global-cross-region', profile: 'global.openai.gpt-6.1-sol' }),
    ).toMatchObject({ input: 2, source: 'pi-ai, 2026-11-10' });
  });

  it('has another price for long prompts, where a source gives one, and the correction of a price names its source', () => {
    const sol = publishedPrice({ ids: ['openai.gpt-6-sol'], known: undefined, packageName: '' });
    const global = { profileType: 'global-cross-region', profile: 'global.openai.gpt-6-sol' } as const;
    expect(sol && targetPrice(sol, global)).toMatchObject({ input: 2, long: { above: 272_000, input: 4, output: 15 } });
    const haiku5 = publishedPrice({ ids: ['anthropic.claude-haiku-5-5'], known: undefined, packageName: '' });
    expect(haiku5 && targetPrice(haiku5, { profileType: 'in-region' })).toMatchObject({
      input: 0.11,
      long: { above: 100_000, input: 0.55, output: 2.75 },
    });
    expect(haiku5?.source).toMatch(/^pi-ai, .*; long prompts: https:\/\/platform\.claude\.com\/.*2026-11-21$/);
  });

  it('bounds a call with a long prompt by its price', () => {
    const usage = { inputTokens: 300_000, outputTokens: 0 };
    // The profile of a geography, which costs more than the global one.
    expect(modelPrice('anthropic.claude-haiku-5-5')?.highest(usage)).toBeCloseTo(0.3 * 0.55, 9);
    expect(modelPrice('openai.gpt-6-sol')?.highest(usage)).toBeCloseTo(0.3 * 4.4, 9);
  });
});
