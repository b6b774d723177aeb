/** What a model said, as a chat completion and as its chunks. Shape: recorded replies of /openai/v1 and mantle. */
import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../../types.ts';
import type { ModelResponse, ToolCall } from '../model-response.ts';

/** gpt-oss on the runtime shows its thinking inside the content. */
function content(modelId: string, response: ModelResponse): string {
  const shown = modelId.includes('gpt-oss') && response.reasoning !== undefined && response.text !== '';
  return shown ? `<reasoning>${response.reasoning}</reasoning>${response.text}` : response.text;
}

function finishReason(response: ModelResponse): string {
  if (response.stop === 'tool') return 'tool_calls';
  return response.stop === 'length' ? 'length' : 'stop';
}

function usage(response: ModelResponse, choices: number): JsonObject {
  const outputTokens = response.outputTokens * choices;
  return {
    prompt_tokens: response.inputTokens,
    completion_tokens: outputTokens,
    total_tokens: response.inputTokens + outputTokens,
    ...(response.reasoningTokens !== undefined && {
      completion_tokens_details: { reasoning_tokens: response.reasoningTokens * choices },
    }),
    ...(response.cache && { prompt_tokens_details: { cached_tokens: response.cache.read } }),
  };
}

function shell(modelId: string, object: string, tier = 'default'): JsonObject {
  return {
    id: `chatcmpl-${randomUUID()}`,
    object,
    created: Math.floor(Date.now() / 1000),
    model: modelId,
    service_tier: tier,
  };
}

/** `choices`: how often the model says it. */
export function chatReply(modelId: string, response: ModelResponse, choices = 1): JsonObject {
  const shown = {
    ...shownThinking(modelId, response),
    ...(response.tools && { tool_calls: response.tools.map(toolCall) }),
  };
  const message = {
    role: 'assistant',
    content: response.tools ? null : content(modelId, response),
    refusal: null,
    ...shown,
  };
  return {
    ...shell(modelId, 'chat.completion', response.tier),
    choices: Array.from({ length: choices }, (_, index) => ({
      index,
      message,
      finish_reason: finishReason(response),
      logprobs: logProbabilities(response),
    })),
    usage: usage(response, choices),
  };
}

/** Others than gpt-oss show it beside the content, and only when it was asked for. */
function shownThinking(modelId: string, { reasoning, text }: ModelResponse): JsonObject {
  return reasoning === undefined || text === '' || modelId.includes('gpt-oss') ? {} : { reasoning };
}

function thinkingChunks(modelId: string, response: ModelResponse): JsonObject[] {
  const shown = shownThinking(modelId, response);
  return Object.keys(shown).length === 0 ? [] : [shown];
}

function toolCall({ name, input }: ToolCall): JsonObject {
  const called = { name, arguments: JSON.stringify(input) };
  return { id: `call_${randomUUID().replaceAll('-', '')}`, type: 'function', function: called };
}

function logProbabilities({ logProbabilities: wanted, text }: ModelResponse): JsonObject | null {
  return wanted === true ? { content: [{ token: text, logprob: -0.01, bytes: null, top_logprobs: [] }] } : null;
}

interface Chunked {
  /** Adds the chunk without choices that carries the tokens. */
  includeUsage?: boolean;
  choices?: number;
}

export function chatChunks(
  modelId: string,
  response: ModelResponse,
  { includeUsage, choices = 1 }: Chunked = {},
): JsonObject[] {
  const chunk = shell(modelId, 'chat.completion.chunk', response.tier);
  const choice = (index: number, delta: JsonObject, reason: string | null): JsonObject => ({
    ...chunk,
    choices: [{ index, delta, finish_reason: reason, logprobs: null }],
  });
  const chunks = Array.from({ length: choices }, (_, index) => [
    choice(index, { role: 'assistant', content: '' }, null),
    ...thinkingChunks(modelId, response).map((delta) => choice(index, delta, null)),
    response.tools
      ? choice(index, { tool_calls: response.tools.map((tool, nth) => ({ index: nth, ...toolCall(tool) })) }, null)
      : choice(index, { content: content(modelId, response) }, null),
    choice(index, {}, finishReason(response)),
  ]).flat();
  return includeUsage === true ? [...chunks, { ...chunk, choices: [], usage: usage(response, choices) }] : chunks;
}
