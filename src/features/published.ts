/**
 * What AWS's documentation says of features on Converse, where it names a model: the page
 * conversation-inference-supported-models-features, in copies of 2024 and 2025. A claim to compare with, never a verdict.
 */
import type { FeatureName } from '../config/feature-names.ts';

const published = [
  'system-prompt',
  'document-input',
  'image-input',
  'tool-use',
  'tool-streaming',
  'guardrail',
] as const satisfies readonly FeatureName[];

/** By the start of the model's id; for each feature in that order y, n, or - where the page makes exceptions. */
const claims: readonly (readonly [RegExp, string])[] = [
  [/^ai21\.jamba-1-5-/, 'yynyyy'],
  [/^amazon\.nova-(?:premier|pro|lite)-v1/, 'yyyyyy'],
  [/^amazon\.nova-micro-v1/, 'ynnyyy'],
  [/^amazon\.titan-text-/, 'n-nnny'],
  [/^anthropic\.claude-(?:v2|instant)/, 'yynnny'],
  [/^anthropic\.claude-3-(?:haiku|sonnet|opus|5-sonnet)-/, 'yyyyyy'],
  [/^cohere\.command-r/, 'yynyyn'],
  [/^meta\.llama(?:2|3-\d+b)/, 'yynnny'],
  [/^meta\.llama3-1-/, 'yynyny'],
  [/^meta\.llama3-2-[13]b/, 'yynnny'],
  [/^meta\.llama3-2-(?:11|90)b/, 'yyyyny'],
  [/^mistral\.(?:mistral-7b|mixtral-8x7b)/, 'nynnny'],
  [/^mistral\.mistral-large-240/, 'yynyny'],
];

/** Undefined where the page says nothing, or nothing plain. */
export function publishedClaim(model: string, feature: string): boolean | undefined {
  const place = published.findIndex((name) => name === feature);
  const word = claims.find(([pattern]) => pattern.test(model))?.[1][place];
  return word === undefined || word === '-' ? undefined : word === 'y';
}
