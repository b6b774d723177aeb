import { describe, expect, it } from 'vitest';
import { joinQuotas } from '../../src/catalogue/join-quotas.ts';
import { quotaSubject } from '../../src/catalogue/quota-name.ts';
import { realIndex } from './models.ts';

/** Names as Service Quotas spells them: public listings of 2025 and 2026, AWS's general reference among them. */
const names: Record<string, string | undefined> = {
  'On-demand model inference tokens per minute for Amazon Nova Micro': 'amazon.nova-micro-v1:0',
  'Cross-region model inference requests per minute for Amazon Nova Lite': 'amazon.nova-lite-v1:0',
  'Global cross-region model inference requests per minute for Amazon Nova 2 Lite': 'amazon.nova-2-lite-v1:0',
  'Model invocation max latency-optimized tokens per day for Amazon Nova Pro V1': 'amazon.nova-pro-v1:0',
  'On-demand InvokeModel concurrent requests for Amazon Nova Sonic': 'amazon.nova-sonic-v1:0',
  'On-demand model inference requests per minute for Amazon Rerank 1.0': 'amazon.rerank-v1:0',
  'On-demand model inference tokens per minute for Amazon Titan Text Embeddings': 'amazon.titan-embed-text-v1',
  'On-demand model inference tokens per minute for Amazon Titan Text Embeddings V2': 'amazon.titan-embed-text-v2:0',
  'Records per batch inference job for Titan Multimodal Embeddings G1': 'amazon.titan-embed-image-v1',
  'On-demand model inference requests per minute for Anthropic Claude 3 Haiku':
    'anthropic.claude-3-haiku-20240307-v1:0',
  'On-demand model inference requests per minute for Anthropic Claude 3.5 Sonnet':
    'anthropic.claude-3-5-sonnet-20240620-v1:0',
  'Cross-Region model inference requests per minute for Anthropic Claude 3.5 Sonnet V2':
    'anthropic.claude-3-5-sonnet-20241022-v2:0',
  'Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5':
    'anthropic.claude-haiku-4-5-20251001-v1:0',
  'Cross-region model inference tokens per minute for Anthropic Claude Opus 4.7': 'anthropic.claude-opus-4-7',
  'Cross-region model inference tokens per minute for Anthropic Claude Opus 5': 'anthropic.claude-opus-5',
  'Model invocation max tokens per day for Anthropic Claude Sonnet 4 V1 (doubled for cross-region calls)':
    'anthropic.claude-sonnet-4-20250514-v1:0',
  'Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1':
    'anthropic.claude-sonnet-4-5-20250929-v1:0',
  'Global cross-region model inference tokens per day for Anthropic Claude Sonnet 4.5 V1 1M Context Length':
    'anthropic.claude-sonnet-4-5-20250929-v1:0',
  'On-demand model inference tokens per minute for Cohere Embed English': 'cohere.embed-english-v3',
  'Global cross-region model inference tokens per minute for Cohere Embed V4': 'cohere.embed-v4:0',
  'On-demand model inference requests per minute for Cohere Rerank 3.5': 'cohere.rerank-v3-5:0',
  'Sum of in-progress and submitted batch inference jobs using a base model for DeepSeek v3': 'deepseek.v3-v1:0',
  'On-demand model inference tokens per minute for Meta Llama 3 8B Instruct': 'meta.llama3-8b-instruct-v1:0',
  'Batch inference job size (in GB) for Llama 3.3 70B Instruct': 'meta.llama3-3-70b-instruct-v1:0',
  'On-demand model inference tokens per minute for Ministral 14B 3.0': 'mistral.ministral-3-14b-instruct',
  'On-demand model inference tokens per minute for Mistral AI Mistral 7B Instruct': 'mistral.mistral-7b-instruct-v0:2',
  'On-demand model inference tokens per minute for Mistral AI Mixtral 8X7BB Instruct':
    'mistral.mixtral-8x7b-instruct-v0:1',
  'On-demand model inference requests per minute for Mistral Mixtral 8x7b Instruct':
    'mistral.mixtral-8x7b-instruct-v0:1',
  'On-demand model inference requests per minute for Mistral Large 3': 'mistral.mistral-large-3-675b-instruct',
  'Batch inference input file size (in GB) for Mistral Large 2 (24.07)': 'mistral.mistral-large-2407-v1:0',
  'Cross-region model inference tokens per minute for Mistral Pixtral Large 25.02 V1':
    'mistral.pixtral-large-2502-v1:0',
  'Model invocation max tokens per day for Kimi K2 Thinking': 'moonshot.kimi-k2-thinking',
  '[bedrock-mantle endpoint] Input tokens per minute for GPT-5.5': 'openai.gpt-5.5',
  '[bedrock-mantle endpoint] Output tokens per minute for GPT-5.6 Luna': 'openai.gpt-5.6-luna',
  'On-demand model inference tokens per minute for OpenAI GPT OSS 20B': 'openai.gpt-oss-20b-1:0',
  'Records per batch inference job for OpenAI GPT OSS 120b': 'openai.gpt-oss-120b-1:0',
  'On-demand model inference tokens per minute for Qwen3 235B a22b 2507 V1': 'qwen.qwen3-235b-a22b-2507-v1:0',
  'On-demand model inference requests per minute for Qwen3 Coder 30B a3b V1': 'qwen.qwen3-coder-30b-a3b-v1:0',
  'Cross-region model inference requests per minute for TwelveLabs Marengo Embed 3.0':
    'twelvelabs.marengo-embed-3-0-v1:0',
  'On-demand model inference requests per minute for Twelve Labs Pegasus': 'twelvelabs.pegasus-1-2-v1:0',
  'Cross-region model inference requests per minute for Writer AI Palmyra X4 V1': 'writer.palmyra-x4-v1:0',
  // Of two siblings, or of models that are gone: no guess.
  'Cross-region model inference requests per minute for Twelve Labs Marengo': undefined,
  'Records per batch inference job for Qwen3 235B': undefined,
  'On-demand model inference tokens per minute for Cohere Command R': undefined,
  'On-demand model inference requests per minute for Anthropic Claude V2': undefined,
  'On-demand model inference requests per minute for Meta Llama 2 Chat 70B': undefined,
  'On-demand model inference requests per minute for Stability.ai Stable Diffusion XL 0.8': undefined,
};

const quota = (name: string, value = 100, code = `L-${name}`) => ({ code, name, value, adjustable: true });

describe('quotas find their models', () => {
  const index = realIndex();

  it.each(Object.entries(names))('%s', (name, id) => {
    expect(index.find([quotaSubject(name)?.model ?? ''])).toBe(id);
  });

  it('the share that found one is told, and the names that found none', () => {
    const { join } = joinQuotas(
      [{ region: 'us-east-1', quotas: Object.keys(names).map((name) => quota(name)) }],
      index,
    );
    expect(join.total).toBe(Object.keys(names).length);
    expect(join.joined).toBe(Object.values(names).filter((id) => id !== undefined).length);
    expect(join.unjoined).toContain('Records per batch inference job for Qwen3 235B');
  });

  it('quotas of other things are not counted: guardrails, agents, provisioned units', () => {
    const others = [
      '(Guardrails) On-demand ApplyGuardrail requests per second',
      'Model units per provisioned model for Amazon Titan Text Embeddings V2',
      'Characters in Agent instructions',
    ];
    expect(joinQuotas([{ region: 'us-east-1', quotas: others.map((name) => quota(name)) }], index).join.total).toBe(0);
  });

  it('a batch quota says that the model takes batch jobs, and is no limit of its calls', () => {
    const { batch, quotas } = joinQuotas(
      [{ region: 'us-east-1', quotas: [quota('Records per batch inference job for Nova Lite V1')] }],
      index,
    );
    expect([...batch]).toEqual([['amazon.nova-lite-v1:0', ['us-east-1']]]);
    expect(quotas.size).toBe(0);
  });

  it('Regions with the same value stand together, others apart', () => {
    const name = 'Cross-region model inference tokens per minute for Anthropic Claude Opus 5';
    const findings = [
      { region: 'eu-west-1', quotas: [quota(name, 100, 'L-1')] },
      { region: 'us-east-1', quotas: [quota(name, 900, 'L-1')] },
      { region: 'us-west-2', quotas: [quota(name, 900, 'L-1')] },
    ];
    const joined = joinQuotas(findings, index).quotas.get('anthropic.claude-opus-5');
    expect(joined?.map(({ value, regions }) => [value, regions])).toEqual([
      [100, ['eu-west-1']],
      [900, ['us-east-1', 'us-west-2']],
    ]);
  });
});

describe('what a quota limits', () => {
  it.each([
    [
      'Global cross-region model inference requests per minute for X',
      'global-cross-region',
      'requests per minute',
      null,
    ],
    ['Cross-Region InvokeModel tokens per minute for X', 'cross-region', 'tokens per minute', null],
    [
      'On-demand, latency-optimized model inference tokens per minute for X',
      'on-demand',
      'tokens per minute',
      'latency-optimized',
    ],
    [
      'Model invocation max tokens per day for X 1M Context Length (doubled for cross-region calls)',
      'account',
      'tokens per day',
      '1M context',
    ],
    ['[bedrock-mantle endpoint] Input tokens per minute for X', 'mantle', 'input tokens per minute', null],
    ['InvokeModel requests per minute for X', 'on-demand', 'requests per minute', null],
  ])('%s', (name, scope, measure, variant) => {
    expect(quotaSubject(name)).toEqual({ model: 'X', scope, measure, variant });
  });
});
