/** What we know better than the sources: each line with where it stands written. It wins over packages and rules. */

const userGuide = 'https://docs.aws.amazon.com/bedrock/latest/userguide';

/** Names in quotas and price lists that no rule leads to their model. Names: Service Quotas and offer files, 2025 and 2026. */
export const nameAliases: Readonly<Record<string, string>> = {
  'Amazon Rerank 1.0': 'amazon.rerank-v1:0',
  'Amazon Titan Text Embeddings': 'amazon.titan-embed-text-v1',
  'DeepSeek v3': 'deepseek.v3-v1:0',
  'Mistral AI Mixtral 8X7BB Instruct': 'mistral.mixtral-8x7b-instruct-v0:1',
  'Mistral Large 2 (24.07)': 'mistral.mistral-large-2407-v1:0',
  'Mistral Pixtral Large 25.02': 'mistral.pixtral-large-2502-v1:0',
  NovaMultiModalEmbeddings: 'amazon.nova-2-multimodal-embeddings-v1:0',
  'TitanEmbeddingV2-Text': 'amazon.titan-embed-text-v2:0',
  'TitanEmbeddingsG1-Image': 'amazon.titan-embed-image-v1',
  'TitanEmbeddingsG1-Text': 'amazon.titan-embed-text-v1',
  'Twelve Labs Pegasus': 'twelvelabs.pegasus-1-2-v1:0',
};

/** Ids of bedrock-mantle that no rule leads to their foundation model: the listings of August 2026. */
export const mantleAliases: Readonly<Record<string, string>> = {
  'deepseek.v3.1': 'deepseek.v3-v1:0',
  'moonshotai.kimi-k2-thinking': 'moonshot.kimi-k2-thinking',
  'openai.gpt-oss-120b': 'openai.gpt-oss-120b-1:0',
  'openai.gpt-oss-20b': 'openai.gpt-oss-20b-1:0',
};

const card = (name: string): string => `${userGuide}/model-card-${name}.html`;

/** Model cards whose address was seen; the names in them follow no one rule (`gpt-56-sol`, `grok-4-7`). */
export const cards: Readonly<Record<string, string>> = {
  'amazon.nova-canvas-v1:0': card('amazon-nova-canvas'),
  'amazon.nova-lite-v1:0': card('amazon-nova-lite'),
  'amazon.nova-pro-v1:0': card('amazon-nova-pro'),
  'amazon.titan-embed-text-v2:0': card('amazon-titan-text-embeddings-v2'),
  'anthropic.claude-fable-5': card('anthropic-claude-fable-5'),
  'anthropic.claude-haiku-4-5-20251001-v1:0': card('anthropic-claude-haiku-4-5'),
  'anthropic.claude-opus-4-7': card('anthropic-claude-opus-4-7'),
  'anthropic.claude-sonnet-4-5-20250929-v1:0': card('anthropic-claude-sonnet-4-5'),
  'anthropic.claude-sonnet-5-5': card('anthropic-claude-sonnet-5-5'),
  'meta.llama3-3-70b-instruct-v1:0': card('meta-llama-3-3-70b-instruct'),
  'openai.gpt-5.5': card('openai-gpt-55'),
  'openai.gpt-5.6-sol': card('openai-gpt-56-sol'),
  'openai.gpt-6-astra': card('openai-gpt-6-astra'),
  'xai.grok-4.7': card('xai-grok-4-7'),
};

/** All cards: where to look when a model's own is not known. */
export const allCards = `${userGuide}/model-cards.html`;
