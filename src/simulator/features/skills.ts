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
  schema: ({ id }) =>
    /claude-(?:[a-z]+-4-[5-9]|[a-z]+-[5-9])|openai\.|qwen3|mistral-large-3|deepseek\.v3|glm|kimi/.test(id),
  image: ({ input }) => input.includes('IMAGE'),
  document: ({ id }) => !/nova-micro|jamba-instruct|gpt-oss|gemma/.test(id),
  thinking: (model) => thinks(model.id) || isSwitchable(model),
  'no-thinking': (model) =>
    isSwitchable(model) || (thinks(model.id) && !/deepseek\.r1|thinking|magistral|gpt-[6-9]/.test(model.id)),
  cache: ({ id }) => /anthropic\.|amazon\.nova|openai\./.test(id),
  tier: ({ id }) => /amazon\.nova|openai\.|qwen|deepseek|google|mistral|minimax|moonshot|nvidia/.test(id),
  'log-probabilities': ({ id }) => !isFrontierGpt(id),
  guardrail: () => true,
};

/** Thinks when it is told to. */
function isSwitchable({ id }: Model): boolean {
  return /claude-(?:3-7|[a-z]+-[4-9])|amazon\.nova-2/.test(id);
}

export function isAble(model: Model, feature: RequestedFeature): boolean {
  return can[feature](model);
}
