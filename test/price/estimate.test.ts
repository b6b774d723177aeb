import { describe, expect, it } from 'vitest';
import { callBound } from '../../src/price/call-bound.ts';
import { attemptCost, costOf } from '../../src/price/cost.ts';
import { dollars } from '../../src/text/dollars.ts';
import { cellBound, estimate } from '../../src/price/estimate.ts';
import { estimateLines, imageNote } from '../../src/price/estimate-lines.ts';
import { modelFacts, pricedModels } from '../../src/model-facts/model-facts.ts';
import { listPrices } from '../../src/price/list-prices.ts';
import { highestRates, modelPrice } from '../../src/price/model-price.ts';
import type { ApiName, ProbeRequest, Attempt, Cell, Row } from '../../src/types.ts';

function cell(model: string, api: ApiName = 'converse', more: Partial<Row> = {}): Cell {
  const row: Row = {
    region: 'us-east-1',
    endpoint: 'bedrock-runtime',
    model,
    profileType: 'in-region',
    provider: 'Test',
    input: ['TEXT'],
    output: ['TEXT'],
    ...more,
  };
  return { row, api };
}

const nova = cell('amazon.nova-micro-v1:0');
const nameless = cell('nobody.knows-v1:0');
const request: ProbeRequest = {
  route: '/model',
  form: { base: 'converse', changes: [] },
  body: { inferenceConfig: { maxTokens: 16 } },
};

function attempt(more: Partial<Attempt>): Attempt {
  return {
    at: '2026-11-20T00:00:00Z',
    ms: 1,
    method: 'POST',
    path: '/',
    route: '/model',
    variant: 'x',
    sent: '',
    ...more,
  };
}

describe('what a call may cost', () => {
  it('is the list price of the prompt and of the whole token budget', () => {
    // Nova Micro's most expensive profile: $0.04 and $0.16 per million tokens; 100 for the prompt, 16 for the answer.
    expect(callBound(nova, request)).toEqual({ known: true, usd: expect.closeTo((100 * 0.04 + 16 * 0.16) / 1e6, 10) });
  });

  it('grows with the budget, wherever a family writes it, and is large without one', () => {
    const of = (body: ProbeRequest['body']): number => callBound(nova, { ...request, body }).usd;
    // A page of a document is more than the bytes that it comes in.
    const page = { messages: [{ content: [{ document: { format: 'pdf', source: { bytes: '' } } }] }] };
    expect(of({ ...request.body, ...page }) - of(request.body)).toBeCloseTo((5000 * 0.04) / 1e6, 10);
    const bounds = [{ max_tokens: 64 }, { textGenerationConfig: { maxTokenCount: 64 } }, { max_gen_len: 64 }].map(of);
    expect(new Set(bounds).size).toBe(1);
    expect(bounds[0]).toBeGreaterThan(of({ max_tokens: 16 }));
    expect(of({})).toBeGreaterThan(of({ max_tokens: 4000 }));
  });

  it("counts the user's own prompt by its bytes, once", () => {
    const prompt = 'x'.repeat(1000);
    const body = { ...request.body, messages: [{ role: 'user', content: [{ text: prompt }] }] };
    const usd = ((100 + 1000) * 0.04 + 16 * 0.16) / 1e6;
    expect(callBound(nova, { ...request, body }, prompt).usd).toBeCloseTo(usd, 10);
    expect(cellBound(nova, prompt).usd).toBeCloseTo(usd, 10);
    // A check has a prompt of its own: the user's is not in it.
    expect(callBound(nova, request, prompt).usd).toBeCloseTo((100 * 0.04 + 16 * 0.16) / 1e6, 10);
  });

  it('counts the longest answer of a model that is told to think and has no bound', () => {
    const body = { additionalModelRequestFields: { reasoningConfig: { maxReasoningEffort: 'high' } } };
    const { usd } = callBound(cell('amazon.nova-2-lite-v1:0'), { ...request, body });
    expect(usd).toBeGreaterThan((65_535 * 2.75) / 1e6);
  });

  it('is never nothing for a model of unknown price, and said to be unknown', () => {
    const bound = callBound(nameless, request);
    expect(bound.known).toBe(false);
    expect(bound.usd).toBeGreaterThan(callBound(cell('anthropic.claude-opus-4-8'), request).usd);
  });

  it('is nothing for what is free: counting tokens', () => {
    const counting = cell('amazon.nova-micro-v1:0', 'count-tokens');
    expect(cellBound(counting)).toEqual({ usd: 0, known: true });
    // Nor is it when it was answered, with the tokens that it counted, or when nobody knows.
    for (const ended of [
      { status: 200, reply: { inputTokens: 9_000_000 } },
      { fault: { origin: 'transport' as const, type: 'timeout', message: '' } },
    ])
      expect(attemptCost(counting, request, attempt(ended))).toEqual({ usd: 0, known: true });
  });

  it('by an API that no price is published for is unknown, and counted as the model by the API that has one', () => {
    const invoked = cellBound(cell('amazon.nova-canvas-v1:0', 'invoke', { output: ['IMAGE'] }));
    expect(invoked).toEqual({ usd: expect.closeTo(0.04, 2), known: true });
    for (const api of ['converse', 'responses', 'messages-stream'] as const)
      expect(cellBound(cell('amazon.nova-canvas-v1:0', api, { output: ['IMAGE'] }))).toEqual({
        usd: invoked.usd,
        known: false,
        undocumented: true,
      });
  });

  it('of a video is that of its kind by any API, and known by none that has no price', () => {
    const video = { output: ['VIDEO'] };
    expect(cellBound(cell('luma.ray-v2:0', 'invoke', video)).known).toBe(false);
    expect(cellBound(cell('luma.ray-v2:0', 'invoke', video)).usd).toBeGreaterThan(0);
    expect(callBound(cell('luma.ray-v2:0', 'async-invoke', video), request).usd).toBe(7.5);
  });

  it('an estimate says of how many cells the price is unknown, and never adds them as free', () => {
    const [line] = estimate([cell('amazon.nova-canvas-v1:0', 'converse', { output: ['IMAGE'] })]);
    expect(line).toMatchObject({ cells: 1, usd: 0, unknown: 1, unknownUsd: expect.closeTo(0.04, 2) });
  });

  it('of bedrock-mantle is found for ids without a version', () => {
    expect(modelPrice('openai.gpt-oss-120b')).toBeDefined();
  });
});

describe('a list price', () => {
  const perMillion = (model: string): [number, number] | undefined => {
    const price = modelPrice(model)?.ofId({ profileType: 'in-region' });
    // A short prompt: long ones have prices of their own.
    return price && [price({ inputTokens: 1e3, outputTokens: 0 }) * 1e3, price({ inputTokens: 0, outputTokens: 1e6 })];
  };

  it.each([
    // models.dev, 2026-09-30: the one price of all GPT-6 was that of Astra.
    ['openai.gpt-6-astra', 11, 55],
    ['openai.gpt-6-sol', 2.2, 11],
    ['openai.gpt-6-luna', 0.11, 0.55],
    // On bedrock-mantle as on the runtime.
    ['anthropic.claude-haiku-4-5', 1.1, 5.5],
    ['anthropic.claude-haiku-4-5-20251001-v1:0', 1.1, 5.5],
    ['openai.gpt-oss-20b', 0.07, 0.3],
    ['amazon.nova-2-lite-v1:0', 0.33, 2.75],
    ['deepseek.v3-v1:0', 0.58, 1.68],
    ['deepseek.v3.1', 0.58, 1.68],
    ['minimax.minimax-m2', 0.3, 1.2],
    ['moonshot.kimi-k2-thinking', 0.6, 2.5],
    ['zai.glm-4.6', 0.6, 2.2],
    ['xai.grok-4.6', 2.2, 6.6],
  ])('of %s is $%f in and $%f out per million tokens', (model, input, output) => {
    expect(perMillion(model)).toEqual([expect.closeTo(input, 9), expect.closeTo(output, 9)]);
  });

  it('bounds a call by the most expensive of its profiles: a geography costs a tenth more', () => {
    const bound = callBound(cell('anthropic.claude-haiku-4-5-20251001-v1:0'), request);
    expect(bound).toEqual({ known: true, usd: expect.closeTo((100 * 1.1 + 16 * 5.5) / 1e6, 10) });
  });

  it.each([
    ['zai.glm-9', 'zai.glm-5.3', 1.848, 5.808],
    ['anthropic.claude-opus-9', 'Claude 3 Opus', 15, 75],
    ['openai.gpt-7-sol', 'GPT-6 Astra', 11, 55],
  ])('that is unknown counts for %s as that of the most expensive of its family, %s', (model, _, input, output) => {
    expect(callBound(cell(model), request)).toEqual({
      known: false,
      usd: expect.closeTo((100 * input + 16 * output) / 1e6, 10),
    });
  });
});

describe('what calls have cost', () => {
  const reply = { inputTokens: 1_000_000, outputTokens: 0 };

  it('is counted by the tokens of the reply', () => {
    expect(attemptCost(nova, request, attempt({ status: 200, reply }))).toEqual({
      known: true,
      usd: expect.closeTo(0.035, 6),
    });
  });

  it('is that of the profile which was called', () => {
    const { row } = cell('anthropic.claude-haiku-4-5-20251001-v1:0');
    const costs = (['global-cross-region', 'regional-cross-region'] as const).map((profileType) => {
      const profile = `${profileType === 'global-cross-region' ? 'global' : 'eu'}.${row.model}`;
      return attemptCost({ ...nova, row: { ...row, profileType, profile } }, request, attempt({ status: 200, reply }))
        .usd;
    });
    expect(costs).toEqual([expect.closeTo(1, 9), expect.closeTo(1.1, 9)]);
  });

  it('is nothing for a refusal, and the bound for a call that may have been answered unseen', () => {
    const refusal = { origin: 'service' as const, message: 'no' };
    const silence = { origin: 'transport' as const, type: 'timeout', message: '' };
    expect(attemptCost(nova, request, attempt({ status: 400, fault: refusal })).usd).toBe(0);
    expect(attemptCost(nova, request, attempt({ fault: silence }))).toEqual({
      ...callBound(nova, request),
      known: false,
    });
  });

  it('of a run keeps answers of unknown price apart', () => {
    const supported = { verdict: 'supported' as const, rule: 'whole-reply', calls: 1, ...reply };
    const results = [
      { ...nova, result: supported },
      { ...nameless, result: supported },
      { ...nova, result: { verdict: 'unsupported' as const, rule: 'r', calls: 1 } },
    ];
    expect(costOf(results)).toEqual({ usd: expect.closeTo(0.035, 6), unknown: 1 });
  });
});

describe('an estimate', () => {
  const image = cell('amazon.nova-canvas-v1:0', 'invoke', { output: ['IMAGE'] });
  const lines = estimate([
    nova,
    nameless,
    image,
    cell('openai.gpt-oss-20b', 'responses', { endpoint: 'bedrock-mantle' }),
  ]);

  it('has a line per endpoint and kind, unknown prices apart', () => {
    expect(lines.map(({ endpoint, kind, cells, unknown }) => [endpoint, kind, cells, unknown])).toEqual([
      ['bedrock-mantle', 'text', 1, 0],
      ['bedrock-runtime', 'text', 2, 1],
      ['bedrock-runtime', 'image', 1, 0],
    ]);
  });

  it('says unknown in words, and on what it rests', () => {
    const text = estimateLines(lines).join('\n');
    expect(text).toContain('1 cell of unknown price');
    expect(text).toMatch(/unknown for 1 /);
    expect(text).toContain('list prices');
  });

  it('announces images only where some are asked for', () => {
    expect(imageNote(lines)).toMatch(/picture.*\$0\.04/);
    expect(imageNote(estimate([nova]))).toBeUndefined();
  });
});

describe('dollars', () => {
  it.each([
    [0, '$0'],
    [0.0000057, '$0.000006'],
    [0.0341, '$0.035'],
    [0.5, '$0.50'],
    [12.401, '$12.41'],
  ])('%f is %s, rounded up', (usd, text) => {
    expect(dollars(usd)).toBe(text);
  });
});

it.each(listPrices)('the list price of $models says where and when it was read', ({ source, asOf, input, call }) => {
  expect(source).not.toBe('');
  expect(asOf).toMatch(/^20\d\d-\d\d$/);
  expect(input ?? call).toBeGreaterThan(0);
});

it('a long question of the user, or a body that carries more than words, raises the bound', () => {
  const usual = callBound(nova, request).usd;
  expect(cellBound(nova, 'x'.repeat(10_000)).usd).toBeGreaterThan(10 * usual);
  expect(callBound(nova, { ...request, body: { ...request.body, image: 'x'.repeat(10_000) } }).usd).toBeGreaterThan(
    10 * usual,
  );
});

it('what a model of unknown price is counted as is at or above every list price of its kind', () => {
  const unknown = callBound(nameless, request).usd;
  for (const model of pricedModels()) {
    const price = modelFacts(model)?.price;
    if (price?.output === undefined) continue;
    const { input, output } = highestRates(price);
    expect(unknown).toBeGreaterThanOrEqual((100 * input + 16 * output) / 1e6);
  }
  const picture = callBound(cell('nobody.draws-v1:0', 'invoke', { output: ['IMAGE'] }), request).usd;
  for (const { call = 0 } of listPrices.filter(({ models }) => /canvas|image|stability/.test(models))) {
    expect(picture).toBeGreaterThanOrEqual(call);
  }
});
