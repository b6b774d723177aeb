/** How each surface says that a model cannot do what is asked; where a reply is on record, in its words. */
import { invalid, type Refusal } from '../refusal.ts';
import type { RequestedFeature, RequestedFeatures } from './requested-feature.ts';

const nativeWords: Record<RequestedFeature, string> = {
  system:
    "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
  stop: "This model doesn't support the stopSequences field. Remove stopSequences and try again.",
  tools: "This model doesn't support tool use.",
  'tool-streaming': "This model doesn't support tool use in streaming mode.",
  'forced-tool':
    "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
  schema: "This model doesn't support the outputConfig.textFormat field. Remove outputConfig.textFormat and try again.",
  image: "This model doesn't support the image content block that you provided. Try again without images.",
  document: "This model doesn't support documents. Try again without documents, or use another model.",
  thinking:
    'Malformed input request: #: extraneous key [reasoning_effort] is not permitted, please reformat your input and try again.',
  'no-thinking': "This model doesn't support reasoning that is turned off.",
  cache: 'You invoked an unsupported model or your request did not allow prompt caching.',
  tier: 'The service tier that you specified is not supported for this model.',
  'log-probabilities': "This model doesn't support log-probabilities.",
  guardrail: "This model doesn't support guardrails.",
};

/** Whose parameter it is, on the OpenAI surfaces. */
const openaiParams: Record<RequestedFeature, string> = {
  system: 'messages',
  stop: 'stop',
  tools: 'tools',
  'tool-streaming': 'tools',
  'forced-tool': 'tool_choice',
  schema: 'response_format',
  image: 'image_url',
  document: 'file',
  thinking: 'reasoning_effort',
  'no-thinking': 'reasoning_effort',
  cache: 'prompt_cache_key',
  tier: 'service_tier',
  'log-probabilities': 'logprobs',
  guardrail: 'guardrail',
};

export function nativeRefusal(feature: RequestedFeature, { forced }: RequestedFeatures): Refusal {
  const sentence = nativeWords[feature];
  return invalid(
    feature === 'forced-tool' && forced === 'any' ? sentence.replaceAll('toolChoice.tool', 'toolChoice.any') : sentence,
  );
}

export function openaiRefusal(feature: RequestedFeature): Refusal {
  const param = openaiParams[feature];
  const message = `Unsupported parameter: '${param}' is not supported with this model.`;
  return invalid(message, { code: 'unsupported_parameter', param, byModel: true });
}

const anthropicFields: Partial<Record<RequestedFeature, string>> = {
  schema: 'output_config',
  thinking: 'thinking',
  'no-thinking': 'thinking',
};

export function anthropicRefusal(feature: RequestedFeature): Refusal {
  const field = anthropicFields[feature];
  return invalid(field === undefined ? nativeWords[feature] : `${field}: Extra inputs are not permitted`);
}
