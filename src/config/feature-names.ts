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
} as const;

export type FeatureName = keyof typeof featureLabels;

function isFeatureName(name: string): name is FeatureName {
  return Object.hasOwn(featureLabels, name);
}

export const featureNames: readonly FeatureName[] = Object.keys(featureLabels).filter(isFeatureName);

/** Parameters of which `--vary` tries values, and how their columns are called: `<label>_<value>_Value`. */
export const parameterLabels = { 'max-tokens': 'MaxTokens', temperature: 'Temperature', 'top-p': 'TopP' } as const;

export type ParameterName = keyof typeof parameterLabels;

export function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(parameterLabels, name);
}

/** Limits that `--measure-limits` asks for, and how their columns are called: `<label>_Limit`. */
export const limitLabels = { output: 'MaxOutput', context: 'ContextWindow' } as const;

export type LimitName = keyof typeof limitLabels;

export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(limitLabels, name);
}

/** The APIs on which features and values can be asked, the best first: where several answer, the first is asked. */
export const featureApis = ['converse', 'chat-completions', 'responses', 'messages'] as const;

export type FeatureApi = (typeof featureApis)[number];
