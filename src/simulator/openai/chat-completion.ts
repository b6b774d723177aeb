/** What a model said, as a chat completion and as its chunks. Shape: recorded replies of /openai/v1 and mantle. */
import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../../types.ts';
import type { ModelResponse } from '../model-response.ts';

/** gpt-oss on the runtime shows its thinking inside the content. */
function content(modelId: string, said: ModelResponse): string {
  const shown = modelId.includes('gpt-oss') && said.reasoning !== undefined && said.text !== '';
  return shown ? `<reasoning>${said.reasoning}</reasoning>${said.text}` : said.text;
}

function finishReason(said: ModelResponse): string {
  if (said.stop === 'tool') return 'tool_calls';
  return said.stop === 'length' ? 'length' : 'stop';
}

function usage(said: ModelResponse): JsonObject {
  return {
    prompt_tokens: said.inputTokens,
    completion_tokens: said.outputTokens,
    total_tokens: said.inputTokens + said.outputTokens,
    ...(said.cache && { prompt_tokens_details: { cached_tokens: said.cache.read } }),
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

export function chatReply(modelId: string, said: ModelResponse): JsonObject {
  const shown = { ...shownThinking(modelId, said), ...(said.tool && { tool_calls: [toolCall(said.tool)] }) };
  const message = { role: 'assistant', content: said.tool ? null : content(modelId, said), refusal: null, ...shown };
  return {
    ...shell(modelId, 'chat.completion', said.tier),
    choices: [{ index: 0, message, finish_reason: finishReason(said), logprobs: logProbabilities(said) }],
    usage: usage(said),
  };
}

/** Others than gpt-oss show it beside the content, and only when it was asked for. */
function shownThinking(modelId: string, { reasoning, text }: ModelResponse): JsonObject {
  return reasoning === undefined || text === '' || modelId.includes('gpt-oss') ? {} : { reasoning };
}

function toolCall({ name, input }: NonNullable<ModelResponse['tool']>): JsonObject {
  const called = { name, arguments: JSON.stringify(input) };
  return { id: `call_${randomUUID().replaceAll('-', '')}`, type: 'function', function: called };
}

function logProbabilities({ logProbabilities: wanted, text }: ModelResponse): JsonObject | null {
  return wanted === true ? { content: [{ token: text, logprob: -0.01, bytes: null, top_logprobs: [] }] } : null;
}

/** `includeUsage` adds the chunk without choices that carries the tokens. */
export function chatChunks(modelId: string, said: ModelResponse, includeUsage: boolean): JsonObject[] {
  const chunk = shell(modelId, 'chat.completion.chunk', said.tier);
  const choice = (delta: JsonObject, reason: string | null): JsonObject => ({
    ...chunk,
    choices: [{ index: 0, delta, finish_reason: reason, logprobs: null }],
  });
  const chunks = [
    choice({ role: 'assistant', content: '' }, null),
    said.tool
      ? choice({ tool_calls: [{ index: 0, ...toolCall(said.tool) }] }, null)
      : choice({ content: content(modelId, said) }, null),
    choice({}, finishReason(said)),
  ];
  return includeUsage ? [...chunks, { ...chunk, choices: [], usage: usage(said) }] : chunks;
}
