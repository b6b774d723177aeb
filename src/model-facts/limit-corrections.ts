/** Limits that we know better than the sources: each line with where it stands written, and when it was read. It wins over packages and published tables. */

interface LimitCorrection {
  contextWindow?: number;
  maxOutputTokens?: number;
  source: string;
}

const card = (name: string, read = '2026-11-21'): string =>
  `https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-${name}.html, ${read}`;
const claude = (name: string): string => `https://platform.claude.com/docs/en/models/${name}/overview, 2026-11-21`;

const mantleGpt: LimitCorrection = {
  contextWindow: 1_050_000,
  source: 'live calls of 2026-08-26, BerriAI/litellm#38368',
};

/** In tokens. */
export const limitCorrections: Readonly<Record<string, LimitCorrection>> = {
  'amazon.nova-lite-v1:0': {
    contextWindow: 300_000,
    maxOutputTokens: 5_000,
    source: card('amazon-nova-lite', '2026-08-22'),
  },
  'anthropic.claude-haiku-4-5-20251001-v1:0': {
    contextWindow: 200_000,
    maxOutputTokens: 64_000,
    source: card('anthropic-claude-haiku-4-5'),
  },
  'anthropic.claude-sonnet-4-5-20250929-v1:0': {
    contextWindow: 200_000,
    maxOutputTokens: 64_000,
    source: claude('sonnet-4-5'),
  },
  'anthropic.claude-sonnet-4-6': { contextWindow: 1_000_000, maxOutputTokens: 128_000, source: claude('sonnet-4-6') },
  'anthropic.claude-sonnet-5': { contextWindow: 1_000_000, maxOutputTokens: 128_000, source: claude('sonnet-5') },
  // Launched in October 2026: no other source with cards has them.
  'anthropic.claude-haiku-5-5': {
    contextWindow: 1_000_000,
    maxOutputTokens: 128_000,
    source: card('anthropic-claude-haiku-5-5'),
  },
  'zai.glm-5.3': { contextWindow: 1_000_000, maxOutputTokens: 128_000, source: card('zai-glm-5-3') },
  // 272K, which older copies of the cards give, is where the price changes: bedrock-mantle reads 1,030,590 tokens and refuses 1,050,000.
  'openai.gpt-5.4': mantleGpt,
  'openai.gpt-5.4-2026-03-05': mantleGpt,
  'openai.gpt-5.5': mantleGpt,
  'openai.gpt-5.5-2026-04-23': mantleGpt,
};
