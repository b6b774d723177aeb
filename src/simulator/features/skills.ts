/** What a model can do of what it is asked: the tables of the user guide where they name it, else its modalities and kind. */
import type { Model } from '../catalogue.ts';
import { isFrontierGpt, refusesSystem, thinks } from '../traits.ts';
import type { RequestedFeature } from './requested-feature.ts';

const can: Record<RequestedFeature, (model: Model) => boolean> = {
  system: ({ id }) => !refusesSystem(id),
  stop: ({ id }) => !isFrontierGpt(id),
  tools: ({ id }) => !/titan-t|mistral-7b|mixtral-8x7b|llama3-\d+b|jamba-instruct|deepseek\.r1|gemma-3/.test(id),
  // Tools, but not while it streams (conversation-inference-supported-models-features, and earendil-works/pi#3739).
  'tool-streaming': ({ id }) => !/meta\.llama|mistral-large-240/.test(id),
  'forced-tool': ({ id }) => !/meta\.llama|ai21|nemotron|sonnet-5/.test(id),
  'any-tool': ({ id }) => !/meta\.llama|ai21|nemotron|sonnet-5/.test(id),
  // Claude 4.5 and 4.6 take it, 4.7 and the fifth generation refuse (vercel/ai#18199; a live call of Opus 5 in us-west-2, 2026-09-21).
  'strict-tools': ({ id }) => /claude-[a-z]+-4-[56]|openai\.|qwen3|mistral-large-3|deepseek\.v3|glm|kimi/.test(id),
  schema: ({ id }) =>
    /claude-(?:[a-z]+-4-[5-9]|[a-z]+-[5-9])|openai\.|qwen3|mistral-large-3|deepseek\.v3|glm|kimi/.test(id),
  image: ({ input }) => input.includes('IMAGE'),
  // GPT on Converse takes pictures of the user only (can1357/oh-my-pi#11685, live calls, 2026-09-11).
  'tool-image': ({ id, input }) => input.includes('IMAGE') && !id.startsWith('openai.'),
  video: ({ input }) => input.includes('VIDEO'),
  audio: ({ input }) => input.includes('SPEECH') || input.includes('AUDIO'),
  document: ({ id }) => !/nova-micro|jamba-instruct|gpt-oss|gemma/.test(id),
  pdf: ({ id }) => /anthropic\.|amazon\.nova|openai\.gpt-\d/.test(id),
  citations: ({ id }) => /anthropic\.claude-(?!3-(?:haiku|sonnet|opus))/.test(id),
  thinking: (model) => thinks(model.id) || isSwitchable(model),
  'no-thinking': (model) =>
    isSwitchable(model) ||
    (thinks(model.id) && !/deepseek\.r1|thinking|magistral|gpt-oss|gpt-6-astra|gpt-6\.1/.test(model.id)),
  cache: ({ id }) => /anthropic\.|amazon\.nova|openai\./.test(id),
  'cache-hour': ({ id }) => /claude-(?:[a-z]+-4-[5-9]|[a-z]+-[5-9])/.test(id),
  tier: ({ id }) => /amazon\.nova|openai\.|qwen|deepseek|google|mistral|minimax|moonshot|nvidia/.test(id),
  // User guide, "Optimize model inference for latency".
  latency: ({ id }) => /claude-3-5-haiku|llama3-1-(?:70|405)b|nova-pro/.test(id),
  'log-probabilities': ({ id }) => !isFrontierGpt(id),
  guardrail: () => true,
  'previous-response': () => true,
  'web-search': ({ id }) => isFrontierGpt(id),
};

/** Thinks when it is told to. */
function isSwitchable({ id }: Model): boolean {
  // The toggles of open models: models.dev, 2026-09-30.
  return /claude-(?:3-7|[a-z]+-[4-9])|amazon\.nova-2|deepseek\.v3|kimi-k2\.5/.test(id);
}

export function isAble(model: Model, feature: RequestedFeature): boolean {
  return can[feature](model);
}
