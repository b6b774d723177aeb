/** How many tokens a model reads and writes, and what it says to a request for more. A word is a token here. */
import type { Json, JsonObject } from '../types.ts';
import { refused } from './openai/words.ts';
import { invalid, type Refusal } from './refusal.ts';
import { isFrontierGpt } from './traits.ts';

/** By id, the first that matches: AWS's model cards, 2026-08. GPT: BerriAI/litellm#38368, 2026-08-26. */
const windows: readonly [RegExp, number][] = [
  [/anthropic\.claude-(?:(?:opus|sonnet|haiku|fable|mythos)-[5-9]|(?:opus|sonnet)-4-[6-9])/, 1_000_000],
  [/anthropic\.claude/, 200_000],
  [/openai\.gpt-oss|gemma-3|gemma-4-e2b|qwen3-coder-480b|nano-(?:9|12)b/, 131_072],
  [/openai\.gpt/, 1_050_000],
  [/meta\.llama3-(?:8|70)b/, 8192],
  [/nova-2|llama4|grok|kimi-k3/, 1_000_000],
  [/nova-(?:lite|pro)/, 300_000],
  [/qwen3-32b|voxtral|mixtral|mistral-7b/, 32_768],
  [/zai\.glm/, 202_752],
  [/qwen|gemma|kimi|nemotron|devstral|mistral-large-3/, 262_144],
  [/minimax/, 196_608],
];

function contextWindow(id: string): number {
  return windows.find(([ids]) => ids.test(id))?.[1] ?? 128_000;
}

/** By id, the first that matches: recorded refusals of Converse, else AWS's model cards, 2026-08. */
const outputs: readonly [RegExp, number][] = [
  [/anthropic\.claude-(?:3-(?:haiku|opus|sonnet)|3-5-sonnet-20240620)/, 4096],
  [/anthropic\.claude-3/, 8192],
  [/anthropic\.claude-opus-4-[12]/, 32_000],
  [/anthropic\.claude-(?:sonnet|haiku|opus)-4-[25]/, 64_000],
  [/meta\.llama/, 8192],
  [/amazon\.(?:titan|nova-(?:micro|lite|pro)-)/, 10_000],
  [/nova-2/, 65_535],
  [/jamba|command-r/, 4096],
];

/** The most output tokens that Converse takes for it. */
export function outputLimit(id: string): number {
  return outputs.find(([ids]) => ids.test(id))?.[1] ?? 128_000;
}

/** Claude's words, on Messages and in the body of InvokeModel, and behind a prefix on Converse (daisuke-awaji/moca#254, a live call). */
export function claudeLengthFault(body: JsonObject, modelId: string): string | undefined {
  const { max_tokens: budget } = body;
  const limit = outputLimit(modelId);
  if (typeof budget === 'number' && budget > limit) {
    return `max_tokens: ${budget} > ${limit}, which is the maximum allowed number of output tokens for ${modelId.replace(/^anthropic\./, '')}`;
  }
  return claudePromptFault(body['messages'], modelId);
}

function claudePromptFault(prompt: Json | undefined, modelId: string): string | undefined {
  const window = contextWindow(modelId);
  const tokens = tokensIn(prompt);
  return tokens > window ? `prompt is too long: ${tokens} tokens > ${window} maximum` : undefined;
}

/** Converse: Claude and Llama name the figure, others do not (tests of stdapi.ai and public threads, 2024 to 2026). */
export function conversePromptFault(prompt: Json | undefined, modelId: string): string | undefined {
  const window = contextWindow(modelId);
  if (tokensIn(prompt) <= window) return undefined;
  const named = modelId.includes('anthropic.')
    ? claudePromptFault(prompt, modelId)
    : modelId.includes('meta.')
      ? `This model's maximum context length is ${window} tokens. Please reduce the length of the prompt`
      : undefined;
  return named === undefined
    ? 'Input is too long for requested model.'
    : `The model returned the following errors: ${named}`;
}

interface OpenaiRequest {
  prompt: Json | undefined;
  /** Output tokens at most, and the field that says so. */
  budget: Json | undefined;
  field: string;
}

/** GPT names the longest output; open models know one length for both (gsd-build/gsd-2#5409, 2026-05-05). */
export function openaiLengthFault(request: OpenaiRequest, modelId: string): Refusal | undefined {
  return isFrontierGpt(modelId) ? gptFault(request, modelId) : openModelFault(request, modelId);
}

/** From 5.6 on without a figure (tests of BerriAI/litellm, 2026-09), before with it (BerriAI/litellm#37862, 2026-08-21). */
function gptFault({ prompt, budget, field }: OpenaiRequest, modelId: string): Refusal | undefined {
  const limit = outputLimit(modelId);
  if (typeof budget === 'number' && budget > limit) {
    const message = `Invalid '${field}': integer above maximum value. Expected a value <= ${limit}, but got ${budget} instead.`;
    return refused(message, 'integer_above_max_value', field);
  }
  const window = contextWindow(modelId);
  const tokens = tokensIn(prompt);
  if (tokens <= window) return undefined;
  if (/gpt-5\.[0-5]/.test(modelId)) {
    return refused(
      `prompt tokens (${tokens}) exceed model maximum (${window}) for ${modelId}`,
      'validation_error',
      'input',
    );
  }
  const message = 'Your input exceeds the context window of this model. Please adjust your input and try again.';
  return refused(message, 'context_length_exceeded', 'input');
}

function openModelFault({ prompt, budget }: OpenaiRequest, modelId: string): Refusal | undefined {
  const window = contextWindow(modelId);
  const asked = typeof budget === 'number' ? budget : 0;
  const tokens = tokensIn(prompt);
  if (tokens + asked <= window) return undefined;
  const message =
    `This model's maximum context length is ${window} tokens. However, you requested ${asked} output tokens and your prompt ` +
    `contains ${tokens} input tokens, for a total of ${tokens + asked} tokens. Please reduce the length of the input prompt or ` +
    'the number of requested output tokens.';
  return invalid(message, { byModel: true });
}

/** Pictures and other media are one word. */
function tokensIn(prompt: Json | undefined): number {
  return prompt === undefined ? 0 : JSON.stringify(prompt).split(' ').length;
}
