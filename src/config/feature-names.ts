/** The features that can be asked for, by name, and how their columns are called; in the order of the columns. */

/** `<label>_Feature` is the CSV's column. */
export const featureLabels = {
  'system-prompt': 'SystemPrompt',
  'stop-sequences': 'StopSequences',
  temperature: 'Temperature',
  'tool-use': 'ToolUse',
  'forced-tool': 'ForcedTool',
  'tool-streaming': 'ToolStreaming',
  'json-schema': 'JsonSchema',
  'image-input': 'ImageInput',
  'document-input': 'DocumentInput',
  'reasoning-on': 'ReasoningOn',
  'reasoning-off': 'ReasoningOff',
  'prompt-caching': 'PromptCaching',
  guardrail: 'Guardrail',
  'service-tier': 'ServiceTier',
  'log-probabilities': 'LogProbabilities',
  'tool-choice-any': 'ToolChoiceAny',
  'parallel-tools': 'ParallelTools',
  'strict-tools': 'StrictTools',
  'image-in-tool-result': 'ImageInToolResult',
  'pdf-input': 'PdfInput',
  citations: 'Citations',
  'cache-ttl': 'CacheTtl',
  'cached-tokens-in-stream': 'CachedTokensInStream',
  'latency-optimized': 'LatencyOptimized',
  'video-input': 'VideoInput',
  'audio-input': 'AudioInput',
  'previous-response-id': 'PreviousResponseId',
  background: 'Background',
  'server-side-tools': 'ServerSideTools',
  // Features that are asked for together stand behind the single ones.
  'tools+reasoning': 'ToolsAndReasoning',
  'json-schema+thinking': 'JsonSchemaAndThinking',
  'forced-tool+thinking': 'ForcedToolAndThinking',
  'tools+streaming+caching': 'ToolsStreamingAndCaching',
} as const;

export type FeatureName = keyof typeof featureLabels;

/** What some features need allowed beside the inference. */
export type ExtraPermission = 'background-responses' | 'web-search' | 'guardrail';

export function isFeatureName(name: string): name is FeatureName {
  return Object.hasOwn(featureLabels, name);
}

export const featureNames: readonly FeatureName[] = Object.keys(featureLabels).filter(isFeatureName);

/** Several features in one request. */
export function isPair(name: FeatureName): boolean {
  return name.includes('+');
}

/**
 * Parameters of which `--vary` tries values, and how their columns are called: `<label>_<value>_Value`. `words`: the values that are
 * words, those that are known or any; absent: numbers.
 */
export const parameters = {
  'max-tokens': { label: 'MaxTokens' },
  temperature: { label: 'Temperature' },
  'top-p': { label: 'TopP' },
  effort: { label: 'Effort', words: ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] },
  'anthropic-version': { label: 'AnthropicVersion', words: 'any' },
  beta: { label: 'Beta', words: 'any' },
} as const satisfies Record<string, { label: string; words?: readonly string[] | 'any' }>;

type Parameters = typeof parameters;

export type ParameterName = keyof Parameters;

/** Those whose values are words. */
export type WordParameter = {
  [Name in ParameterName]: Parameters[Name] extends { words: unknown } ? Name : never;
}[ParameterName];

export type NumberParameter = Exclude<ParameterName, WordParameter>;

export function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(parameters, name);
}

export const parameterNames: readonly ParameterName[] = Object.keys(parameters).filter(isParameter);

export function isNumberParameter(name: ParameterName): name is NumberParameter {
  return !('words' in parameters[name]);
}

/** Limits that `--measure-limits` asks for, and how their columns are called: `<label>_Limit`. */
export const limitLabels = { output: 'MaxOutput', context: 'ContextWindow' } as const;

export type LimitName = keyof typeof limitLabels;

function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(limitLabels, name);
}

export const limitNames: readonly LimitName[] = Object.keys(limitLabels).filter(isLimitName);

/**
 * The APIs on which features and values can be tested, the best first: where several answer, the first is used. InvokeModel is the
 * last: its bodies are those of the families, and some have room for words only.
 */
export const featureApis = ['converse', 'chat-completions', 'responses', 'messages', 'invoke'] as const;

export type FeatureApi = (typeof featureApis)[number];

/** What `--features-api` takes: their streams too, where a model may do another thing than in one piece. */
export type CheckApi = FeatureApi | `${FeatureApi}-stream`;

export const checkApis: readonly CheckApi[] = [...featureApis, ...featureApis.map((api): CheckApi => `${api}-stream`)];
