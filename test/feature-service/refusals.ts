/** How services say no to a feature, in sentences that are on record where there are any (sources in test/verdict/replies.json). */
import type { FeatureName } from '../../src/config/feature-names.ts';
import type { Shape } from './asked.ts';

export interface Refusal {
  status: number;
  type: string;
  code?: string;
  param?: string;
  message: string;
}

type Words = Partial<Record<FeatureName, string>>;

const native: Words = {
  'system-prompt': "This model doesn't support system messages. Try again without a system message.",
  'stop-sequences': "This model doesn't support the stopSequences field. Remove stopSequences and try again.",
  temperature: 'The model returned the following errors: `temperature` is deprecated for this model.',
  'tool-use': "This model doesn't support tool use.",
  'forced-tool':
    "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
  'tool-streaming': "This model doesn't support tool use in streaming mode.",
  'json-schema': 'The model returned the following errors: output_config.format: Extra inputs are not permitted',
  'image-input':
    "This model doesn't support the image content block that you provided. Update the content block and try again.",
  'document-input': "This model doesn't support documents. Remove documents and try again.",
  'reasoning-on': 'Reasoning is not supported for this model.',
  'reasoning-off': '"thinking.type.disabled" is not supported for this model.',
  'prompt-caching':
    'You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.',
  guardrail: "This model doesn't support guardrails.",
  'service-tier': 'The provided service tier is not supported for this model.',
  'tool-choice-any':
    "This model doesn't support the toolConfig.toolChoice.any field. Remove toolConfig.toolChoice.any and try again.",
  'strict-tools': 'The model returned the following errors: tools.0.custom.strict: Extra inputs are not permitted',
  'image-in-tool-result': "This model doesn't support the image field for user messages.",
  'pdf-input': "This model doesn't support documents. Remove documents and try again.",
  'video-input':
    "This model doesn't support the video content block that you provided. Update the content block and try again.",
  'audio-input': "This model doesn't support the audio content block that you provided.",
  citations: "This model doesn't support citations.",
  'cache-ttl':
    'The model returned the following errors: messages.0.content.0.text.cache_control.ephemeral.ttl: Extra inputs are not permitted',
  'latency-optimized': 'Latency performance configuration is not supported for anthropic.claude-opus-4-6-v1',
  'tools+reasoning': 'Reasoning is not supported with tools for this model.',
  'forced-tool+thinking':
    'The model returned the following errors: Thinking may not be enabled when tool_choice forces tool use.',
  'json-schema+thinking': 'outputConfig.textFormat is not supported when thinking is enabled.',
  'tools+streaming+caching': "This model doesn't support tool use in streaming mode.",
};

const openai: Words = {
  'image-input': 'At most 0 image(s) may be provided in one request.',
  temperature:
    "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
  'reasoning-off': "Invalid value: 'none'. Supported values are: 'low', 'medium', and 'high'.",
  'service-tier': "Invalid value: 'flex'. Supported values are: 'auto' and 'default'.",
  'log-probabilities': 'You are not allowed to request logprobs from this model',
  'pdf-input': 'This model does not support file content types.',
  'audio-input': 'At most 0 audio(s) may be provided in one request.',
  'server-side-tools': "Tool type 'web_search' is not supported with this model.",
  'tools+reasoning':
    "Function tools with reasoning_effort are not supported for gpt-5.6-luna in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'.",
};

const anthropic: Words = {
  'system-prompt': 'system: Extra inputs are not permitted',
  'stop-sequences': 'stop_sequences: Extra inputs are not permitted',
  temperature: '`temperature` may only be set to 1 when thinking is enabled or in adaptive mode.',
  'forced-tool': 'Thinking may not be enabled when tool_choice forces tool use.',
  'tool-choice-any': 'Thinking may not be enabled when tool_choice forces tool use.',
  'forced-tool+thinking': 'Thinking may not be enabled when tool_choice forces tool use.',
  'strict-tools': 'tools.0.custom.strict: Extra inputs are not permitted',
  'cache-ttl': 'messages.0.content.0.text.cache_control.ephemeral.ttl: Extra inputs are not permitted',
  'json-schema': 'output_config.format: Extra inputs are not permitted',
  'reasoning-on': 'Thinking is not supported by this model.',
  'reasoning-off': '"thinking.type.disabled" is not supported for this model.',
};

/** The field that carries each feature, as unknown-field errors name it. */
const params: Record<Shape, Words> = {
  converse: {
    'system-prompt': 'system', 'stop-sequences': 'stopSequences', temperature: 'temperature', 'tool-use': 'toolConfig',
    'forced-tool': 'toolChoice', 'tool-streaming': 'toolConfig', 'json-schema': 'outputConfig', 'image-input': 'image',
    'document-input': 'document', 'reasoning-on': 'reasoning_config', 'reasoning-off': 'reasoning_config',
    'prompt-caching': 'cachePoint', guardrail: 'guardrailConfig', 'service-tier': 'serviceTier',
    'tool-choice-any': 'toolChoice', 'parallel-tools': 'toolConfig', 'strict-tools': 'strict', 'image-in-tool-result': 'image',
    'pdf-input': 'document', 'video-input': 'video', 'audio-input': 'audio', citations: 'citations', 'cache-ttl': 'ttl', 'cached-tokens-in-stream': 'cachePoint',
    'latency-optimized': 'performanceConfig', 'tools+reasoning': 'reasoning_config', 'forced-tool+thinking': 'reasoning_config',
    'json-schema+thinking': 'reasoning_config', 'tools+streaming+caching': 'cachePoint',
  },
  'chat-completions': {
    'system-prompt': 'system', 'stop-sequences': 'stop', temperature: 'temperature', 'tool-use': 'tools',
    'forced-tool': 'tool_choice', 'tool-streaming': 'tools', 'json-schema': 'response_format', 'image-input': 'image_url',
    'reasoning-on': 'reasoning_effort', 'reasoning-off': 'reasoning_effort', 'service-tier': 'service_tier', 'log-probabilities': 'logprobs',
    'tool-choice-any': 'tool_choice', 'parallel-tools': 'tools', 'strict-tools': 'tools[0].function.strict', 'pdf-input': 'file', 'audio-input': 'input_audio',
    'tools+reasoning': 'reasoning_effort', 'forced-tool+thinking': 'reasoning_effort', 'json-schema+thinking': 'reasoning_effort',
    'tools+streaming+caching': 'tools',
  },
  responses: {
    'system-prompt': 'instructions', temperature: 'temperature', 'tool-use': 'tools', 'forced-tool': 'tool_choice',
    'tool-streaming': 'tools', 'json-schema': 'text.format', 'image-input': 'input_image', 'reasoning-on': 'reasoning.effort',
    'reasoning-off': 'reasoning.effort', 'service-tier': 'service_tier', 'log-probabilities': 'top_logprobs',
    'tool-choice-any': 'tool_choice', 'parallel-tools': 'tools', 'strict-tools': 'tools[0].strict', 'pdf-input': 'input_file',
    background: 'background', 'previous-response-id': 'previous_response_id', 'server-side-tools': 'tools',
    'image-in-tool-result': 'input_image', 'tools+reasoning': 'reasoning.effort', 'forced-tool+thinking': 'reasoning.effort',
    'json-schema+thinking': 'reasoning.effort', 'tools+streaming+caching': 'tools',
  },
  messages: {
    'system-prompt': 'system', 'stop-sequences': 'stop_sequences', temperature: 'temperature', 'tool-use': 'tools',
    'forced-tool': 'tool_choice', 'tool-streaming': 'tools', 'json-schema': 'output_config', 'image-input': 'image',
    'document-input': 'document', 'reasoning-on': 'thinking', 'reasoning-off': 'thinking', 'prompt-caching': 'cache_control',
    'tool-choice-any': 'tool_choice', 'parallel-tools': 'tools', 'strict-tools': 'tools.0.custom.strict',
    'image-in-tool-result': 'tool_result', 'pdf-input': 'document', citations: 'citations', 'cache-ttl': 'cache_control',
    'cached-tokens-in-stream': 'cache_control', 'tools+reasoning': 'thinking', 'forced-tool+thinking': 'thinking',
    'json-schema+thinking': 'thinking', 'tools+streaming+caching': 'tools',
  },
  nova: {
    'system-prompt': 'system', 'stop-sequences': 'stopSequences', temperature: 'temperature', 'tool-use': 'toolConfig',
    'forced-tool': 'toolChoice', 'tool-streaming': 'toolConfig', 'image-input': 'image', 'document-input': 'document',
    'reasoning-on': 'reasoningConfig', 'reasoning-off': 'reasoningConfig', 'prompt-caching': 'cachePoint',
  },
  cohere: {
    'system-prompt': 'preamble', 'stop-sequences': 'stop_sequences', temperature: 'temperature', 'tool-use': 'tools',
    'tool-streaming': 'tools', 'json-schema': 'response_format',
  },
}; // prettier-ignore

const isNative = (shape: Shape): boolean => shape === 'converse' || shape === 'nova' || shape === 'cohere';

const invalid = { status: 400, type: 'invalid_request_error' };

/** In the words of the API's maker. */
export function refused(api: Shape, feature: FeatureName): Refusal {
  const param = params[api][feature] ?? feature;
  const status = feature === 'prompt-caching' || feature === 'log-probabilities' ? 403 : 400;
  const type = status === 403 ? 'AccessDeniedException' : 'ValidationException';
  if (isNative(api)) return { status, type, message: native[feature] ?? `${param} is not supported` };
  if (api === 'messages')
    return {
      status,
      type: status === 403 ? 'permission_error' : invalid.type,
      message: anthropic[feature] ?? native[feature] ?? `${param}: not supported by this model`,
    };
  const message = openai[feature] ?? `Unsupported parameter: '${param}' is not supported with this model.`;
  const code = feature === 'temperature' ? 'unsupported_value' : 'unsupported_parameter';
  if (status === 403) return { status, type: invalid.type, message };
  return feature === 'image-input' ? { ...invalid, message } : { ...invalid, code, param, message };
}

/** As a field that nobody knows. */
export function unknown(api: Shape, feature: FeatureName): Refusal {
  const param = params[api][feature] ?? feature;
  if (isNative(api))
    return {
      status: 400,
      type: 'ValidationException',
      message: `Malformed input request: #: extraneous key [${param}] is not permitted, please reformat your input and try again.`,
    };
  if (api === 'messages') return { ...invalid, message: `${param}: Extra inputs are not permitted` };
  return { ...invalid, code: 'unknown_parameter', param, message: `Unknown parameter: '${param}'.` };
}

/** What is wrong is the request: nothing is said of the feature. */
export function faulty(api: Shape, feature: FeatureName): Refusal {
  const param = params[api][feature] ?? feature;
  const message =
    feature === 'image-input'
      ? 'You uploaded an unsupported image. Please make sure your image is valid.'
      : `1 validation error detected: Value at '${param}' failed to satisfy constraint: Member must not be null`;
  return isNative(api) ? { status: 400, type: 'ValidationException', message } : { ...invalid, message };
}
