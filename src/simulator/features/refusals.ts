/** How each surface says that a model cannot do what is asked; where a reply is on record, in its words. */
import type { Model } from '../catalogue.ts';
import { byTheModel, invalid, type Refusal } from '../refusal.ts';
import type { RequestedFeature } from './requested-feature.ts';
import { isAble } from './skills.ts';

const nativeWords: Record<RequestedFeature, string> = {
  system:
    "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
  stop: "This model doesn't support the stopSequences field. Remove stopSequences and try again.",
  tools: "This model doesn't support tool use.",
  'tool-streaming': "This model doesn't support tool use in streaming mode.",
  'forced-tool':
    "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
  'any-tool':
    "This model doesn't support the toolConfig.toolChoice.any field. Remove toolConfig.toolChoice.any and try again.",
  'strict-tools':
    "This model doesn't support the toolConfig.tools.0.toolSpec.strict field. Remove toolConfig.tools.0.toolSpec.strict and try again.",
  schema: "This model doesn't support the outputConfig.textFormat field. Remove outputConfig.textFormat and try again.",
  image: "This model doesn't support the image content block that you provided. Try again without images.",
  'tool-image': "This model doesn't support the image field for user messages.",
  video: "This model doesn't support the video content block that you provided. Try again without videos.",
  audio: "This model doesn't support the audio content block that you provided. Try again without audio.",
  pdf: "This model doesn't support the pdf document format. Try again without PDF documents.",
  citations: "This model doesn't support citations. Remove citations and try again.",
  document: "This model doesn't support documents. Try again without documents, or use another model.",
  thinking:
    'Malformed input request: #: extraneous key [reasoning_effort] is not permitted, please reformat your input and try again.',
  'no-thinking': "This model doesn't support reasoning that is turned off.",
  cache: 'You invoked an unsupported model or your request did not allow prompt caching.',
  'cache-hour':
    "1 validation error detected: Value at 'cachePoint.ttl' failed to satisfy constraint: Member must satisfy enum value set: [default]",
  latency: 'Latency performance configuration is not supported.',
  tier: 'The service tier that you specified is not supported for this model.',
  'log-probabilities': "This model doesn't support log-probabilities.",
  guardrail: "This model doesn't support guardrails.",
  'previous-response': "This model doesn't support conversations that are stored.",
  'web-search': "This model doesn't support web search.",
};

/** Whose parameter it is, on the OpenAI surfaces. */
const openaiParams: Record<RequestedFeature, string> = {
  system: 'messages',
  stop: 'stop',
  tools: 'tools',
  'tool-streaming': 'tools',
  'forced-tool': 'tool_choice',
  'any-tool': 'tool_choice',
  'strict-tools': 'tools[0].strict',
  'tool-image': 'image_url',
  video: 'video_url',
  audio: 'input_audio',
  pdf: 'file',
  citations: 'citations',
  'cache-hour': 'prompt_cache_retention',
  latency: 'latency',
  schema: 'response_format',
  image: 'image_url',
  document: 'file',
  thinking: 'reasoning_effort',
  'no-thinking': 'reasoning_effort',
  cache: 'prompt_cache_key',
  tier: 'service_tier',
  'log-probabilities': 'logprobs',
  guardrail: 'guardrail',
  'previous-response': 'previous_response_id',
  'web-search': 'tools',
};

/** Claude's own validator refuses fields that it does not know, whatever Converse calls them. */
const claudeFields: Partial<Record<RequestedFeature, string>> = {
  'strict-tools': 'tools.0.custom.strict',
  'cache-hour': 'messages.0.content.0.text.cache_control.ephemeral.ttl',
};

export function nativeRefusal(asked: RequestedFeature, model: Model, region: string): Refusal {
  const { id } = model;
  // A model that does not think has no field for it, whatever it says.
  const feature = asked === 'no-thinking' && !isAble(model, 'thinking') ? 'thinking' : asked;
  // Sources of the sentence: a call of Nova Pro in us-east-1 and of Titan in us-west-2, in public notes of 2026.
  if (feature === 'latency')
    return invalid(`Latency performance configuration is not supported for ${id} in ${region}`);
  const field = id.startsWith('anthropic.') ? claudeFields[feature] : undefined;
  return invalid(field === undefined ? nativeWords[feature] : byTheModel(`${field}: Extra inputs are not permitted`));
}

export function openaiRefusal(feature: RequestedFeature): Refusal {
  const param = openaiParams[feature];
  const message = `Unsupported parameter: '${param}' is not supported with this model.`;
  return invalid(message, { code: 'unsupported_parameter', param, byModel: true });
}

const anthropicFields: Partial<Record<RequestedFeature, string>> = {
  ...claudeFields,
  schema: 'output_config',
  thinking: 'thinking',
  'no-thinking': 'thinking',
};

export function anthropicRefusal(feature: RequestedFeature): Refusal {
  const field = anthropicFields[feature];
  return invalid(field === undefined ? nativeWords[feature] : `${field}: Extra inputs are not permitted`);
}
