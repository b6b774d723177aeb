import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { limitsCoverage } from '../../src/catalogue/coverage.ts';
import { limitsOf, type LimitSources } from '../../src/limits/limits.ts';
import { limitStatedIn, MeasuredLimits } from '../../src/limits/measured-limits.ts';
import { knownModel } from '../../src/discovery/known-model.ts';
import { modelFacts } from '../../src/model-facts/model-facts.ts';

function limits(id: string, more: Partial<LimitSources> = {}) {
  const known = knownModel(id);
  return limitsOf({ ids: [id], measured: undefined, given: undefined, known, packageName: 'a package 1.0', ...more });
}

describe('the limits of a model', () => {
  it('are known, each with its source, for 96 of 100 models that answer in text', () => {
    const listing = new URL('../../src/simulator/data/catalogue.json', import.meta.url);
    const { models }: { models: { id: string; output?: string[] }[] } = JSON.parse(readFileSync(listing, 'utf8'));
    const records = models.map(({ id, output = [] }) => ({ id, output, limits: limits(id) }));
    const { text, both } = limitsCoverage(records);
    expect(text).toBeGreaterThan(100);
    expect(both / text).toBeGreaterThanOrEqual(0.96);
    for (const { limits: found } of records) {
      expect(found.contextWindow === 'unknown').toBe(found.contextWindowSource === 'unknown');
      expect(found.maxOutputTokens === 'unknown').toBe(found.maxOutputTokensSource === 'unknown');
    }
  });

  it('name the source and its date, and what others say', () => {
    expect(limits('deepseek.v3.2')).toMatchObject({
      maxOutputTokensSource: expect.stringMatching(/^AWS model card, 2026-/),
    });
    expect(limits('openai.gpt-5.6-terra').disagreements).toContainEqual({
      field: 'contextWindow',
      value: 272_000,
      source: 'LiteLLM, 2026-08-01',
    });
  });

  it('name a package once, although the table has read it too', () => {
    const { disagreements } = limits('openai.gpt-5.6-sol', { packageName: '@pydantic/genai-prices 0.1.8' });
    const named = disagreements.filter(({ source }) => source.includes('genai-prices'));
    expect(named).toEqual([
      expect.objectContaining({ value: 1_000_000, source: '@pydantic/genai-prices, 2026-09-23' }),
    ]);
  });

  it('are what we know better, before what a source says; the source is named as differing', () => {
    const { maxOutputTokens, maxOutputTokensSource, disagreements } = limits('anthropic.claude-sonnet-4-6');
    expect(maxOutputTokens).toBe(128_000);
    expect(maxOutputTokensSource).toContain('platform.claude.com');
    expect(disagreements).toContainEqual({
      field: 'maxOutputTokens',
      value: 64_000,
      source: expect.stringContaining('AWS model card'),
    });
  });

  it('of GPT on bedrock-mantle are what it reads, and not the length from which it costs more', () => {
    for (const id of ['openai.gpt-5.5', 'openai.gpt-5.4-2026-03-05']) expect(limits(id).contextWindow).toBe(1_050_000);
  });

  it('are what the service itself said, before everything', () => {
    const measured = { maxOutputTokens: 4_096 };
    expect(limits('anthropic.claude-sonnet-4-6', { measured })).toMatchObject({
      maxOutputTokens: 4_096,
      maxOutputTokensSource: expect.stringContaining('measured'),
      contextWindow: 1_000_000,
    });
  });

  it('are what the list of --limits-from says, before the shipped table and after our corrections', () => {
    const given = { limits: { contextWindow: 7 }, source: 'LiteLLM, list.json' };
    expect(limits('openai.gpt-5.6-terra', { given })).toMatchObject({
      contextWindow: 7,
      contextWindowSource: 'LiteLLM, list.json',
      maxOutputTokens: 128_000,
    });
    expect(limits('anthropic.claude-sonnet-4-6', { given }).contextWindow).toBe(1_000_000);
  });

  it('of a bedrock-mantle id are those of the same model on the runtime', () => {
    expect(limits('anthropic.claude-haiku-4-5').contextWindow).toBe(200_000);
    // Not in the table under this id: the version alone differs.
    expect(modelFacts('amazon.nova-pro')?.context?.value).toBe(300_000);
  });

  it('are not those of another model whose id is near', () => {
    expect(limits('amazon.nova-pro-v9:0:24k').maxOutputTokens).toBe('unknown');
    expect(limits('nobody.knows-v1:0')).toMatchObject({ contextWindow: 'unknown', disagreements: [] });
  });
});

describe('what a refusal states', () => {
  it.each([
    [
      'The maximum tokens you requested exceeds the model limit of 4096. Try again with a lower value.',
      { maxOutputTokens: 4096 },
    ],
    [
      'The model returned the following errors: prompt is too long: 200049 tokens > 200000 maximum',
      { contextWindow: 200_000 },
    ],
    ['prompt tokens (1055489) exceed model maximum (1050000) for openai.gpt-5.6-luna', { contextWindow: 1_050_000 }],
    [
      "This model's maximum context length is 202752 tokens. However, you requested 64000 output tokens and your prompt contains at least 138753 input tokens, for a total of at least 202753 tokens.",
      { contextWindow: 202_752 },
    ],
    [
      "The model returned the following errors: This model's maximum context length is 8192 tokens. Please reduce the length of the prompt",
      { contextWindow: 8192 },
    ],
    [
      'Mantle streaming error for requestId 9293f38b-0000: ErrorEvent { error: APIError { message: "Input length (195071) exceeds model\'s maximum context length (131072)." } }',
      { contextWindow: 131_072 },
    ],
    [
      'max_tokens is too large: 6000. This model supports at most 4096 completion tokens, whereas you provided 6000.',
      { maxOutputTokens: 4096 },
    ],
    [
      "Invalid 'max_output_tokens': integer above maximum value. Expected a value <= 128000, but got 256000 instead.",
      { maxOutputTokens: 128_000 },
    ],
    ['max_tokens must be positive', undefined],
    ['Your input exceeds the context window of this model. Please adjust your input and try again.', undefined],
    ["Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 5 instead.", undefined],
  ])('%s', (message, stated) => {
    expect(limitStatedIn(message)).toEqual(stated);
  });

  it('is the lowest, where Regions differ', () => {
    const measured = new MeasuredLimits();
    for (const limit of [8192, 4096, 8192])
      measured.add('a.model', `The maximum tokens you requested exceeds the model limit of ${limit}.`);
    expect(measured.of(['b.model', 'a.model'])).toEqual({ maxOutputTokens: 4096 });
  });
});
