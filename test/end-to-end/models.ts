/** A handful of models, one for each way in which a model can be offered: small catalogues keep runs fast. */
import type { CatalogueEntry, Scenario } from '../../src/simulator/scenario.ts';

/** On demand, and behind a profile of its geography. */
export const nova: CatalogueEntry = {
  id: 'amazon.nova-lite-v1:0',
  provider: 'Amazon',
  offers: { 'ON_DEMAND US': 'us-east-1', ON_DEMAND: 'eu-west-1' },
  destinations: { US: { 'us-east-1': 'us-east-1 us-west-2' } },
  serves: { runtime: { apis: 'invoke converse' } },
};

/** Behind profiles only. */
export const claude: CatalogueEntry = {
  id: 'anthropic.claude-haiku-4-5-20251001-v1:0',
  provider: 'Anthropic',
  offers: { 'US GLOBAL': 'us-east-1' },
  destinations: { US: { 'us-east-1': 'us-east-1 us-east-2 us-west-2' } },
  serves: { runtime: { apis: 'invoke converse messages' } },
};

/** Answers OpenAI's APIs on the runtime endpoint, thinking first. */
export const gptOss: CatalogueEntry = {
  id: 'openai.gpt-oss-20b-1:0',
  provider: 'OpenAI',
  offers: { ON_DEMAND: 'us-east-1' },
  serves: { runtime: { apis: 'invoke converse chat-completions responses' } },
};

export const embedding: CatalogueEntry = {
  id: 'amazon.titan-embed-text-v2:0',
  provider: 'Amazon',
  input: ['TEXT'],
  output: ['EMBEDDING'],
  streaming: false,
  offers: { ON_DEMAND: 'us-east-1' },
  serves: { runtime: { apis: 'invoke' } },
};

/** Mantle's three base paths. */
export const frontier: CatalogueEntry = {
  id: 'openai.gpt-5.4',
  provider: 'OpenAI',
  mantle: 'us-east-1',
  serves: { mantle: { apis: 'chat-completions responses', prefix: '/openai/v1' } },
};
export const gemma: CatalogueEntry = {
  id: 'google.gemma-3-12b-it',
  provider: 'Google',
  mantle: 'us-east-1',
  serves: { mantle: { apis: 'chat-completions', prefix: '/v1' } },
};
export const fable: CatalogueEntry = {
  id: 'anthropic.claude-fable-5',
  provider: 'Anthropic',
  mantle: 'us-east-1',
  serves: { mantle: { apis: 'messages', prefix: '/anthropic/v1' } },
};

export const everyKind = [nova, claude, gptOss, embedding, frontier, gemma, fable];

/** A simulated Bedrock that has these models and nothing else. */
export function having(...models: CatalogueEntry[]): Scenario {
  return { seed: 1, catalogue: { models } };
}

/** A model of no consequence, on demand in us-east-1, that answers InvokeModel and Converse. */
export function plainModel(id: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return { id, offers: { ON_DEMAND: 'us-east-1' }, serves: { runtime: { apis: 'invoke converse' } }, ...more };
}
