/** Finds, changes and removes the optional parameters of a request body. Pure. */
import type { Fault, Json, JsonObject } from '../types.ts';

/** Keys that carry the question itself: a refusal that names one is about the body's form, not about an option. */
const essential = new Set([
  'model',
  'messages',
  'role',
  'content',
  'text',
  'type',
  'input',
  'inputText',
  'inputType',
  'prompt',
  'inputPrompt',
  'message',
  'texts',
  'query',
  'documents',
  'taskType',
  'textToImageParams',
  'singleEmbeddingParams',
  'image',
  'mediaSource',
  'stream',
  'anthropic_version',
  'converse',
  'invokeModel',
]);

/** The parameter of our body that a refusal names, by its `param` field or in its words; undefined when it names none. */
export function namedParameter(body: JsonObject, { param, message }: Fault): string | undefined {
  const ours = keysOf(body).filter((key) => !essential.has(key));
  const named = param?.split('.').at(-1);
  if (named !== undefined && ours.includes(named)) return named;
  return ours.find((key) => new RegExp(String.raw`(?<![\w-])${key}(?![\w-])`).test(message));
}

const budgets = new Set([
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'maxTokens',
  'maxTokenCount',
  'max_gen_len',
]);

/** The token budget of a body: what a bound without a name (`Expected a value >= 64`) can only be about. */
export function budgetIn(body: JsonObject): string | undefined {
  return keysOf(body).find((key) => budgets.has(key));
}

/** The body with the parameter at this value, wherever it stands. */
export function withParameter(body: JsonObject, name: string, value: Json): JsonObject {
  return mapped(body, (key, old) => (key === name ? value : old));
}

/** The body without the parameter, and without an object that is empty for lack of it. */
export function withoutParameter(body: JsonObject, name: string): JsonObject {
  return mapped(body, (key, old) => (key === name ? undefined : old));
}

/** Innermost first: a refusal that names `inferenceConfig.maxTokens` is about `maxTokens`. */
function keysOf(body: JsonObject): string[] {
  return Object.entries(body).flatMap(([key, value]) => [...(isObject(value) ? keysOf(value) : []), key]);
}

function mapped(body: JsonObject, change: (key: string, value: Json) => Json | undefined): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(body)) {
    const changed = change(key, value);
    const inner = isObject(changed) ? mapped(changed, change) : changed;
    const emptied =
      isObject(inner) && isObject(value) && Object.keys(inner).length === 0 && Object.keys(value).length > 0;
    if (inner !== undefined && !emptied) result[key] = inner;
  }
  return result;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
