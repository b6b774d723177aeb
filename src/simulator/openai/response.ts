/** What a model said, as a response object and as its events. Shape: recorded replies of mantle's Responses. */
import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../../types.ts';
import type { ModelResponse } from '../model-response.ts';

export type ResponseEvent = JsonObject & { type: string };

function token(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}

function shell(modelId: string, asked: JsonObject): JsonObject {
  return {
    id: token('resp'),
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    background: false,
    error: null,
    instructions: null,
    max_output_tokens: asked['max_output_tokens'] ?? null,
    metadata: {},
    model: modelId,
    parallel_tool_calls: true,
    service_tier: 'default',
    store: asked['store'] ?? true,
    temperature: 1,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    truncation: 'disabled',
  };
}

function output(said: ModelResponse): JsonObject[] {
  const items: JsonObject[] = [];
  if (said.reasoning !== undefined) {
    const content = [{ type: 'reasoning_text', text: said.reasoning }];
    items.push({ type: 'reasoning', id: token('rs'), summary: [], content, status: status(said) });
  }
  if (said.text !== '') items.push(message(said));
  if (said.tool) items.push(functionCall(said.tool));
  return items;
}

function functionCall({ name, input }: NonNullable<ModelResponse['tool']>): JsonObject {
  const called = { name, arguments: JSON.stringify(input) };
  return { type: 'function_call', id: token('fc'), call_id: token('call'), ...called, status: 'completed' };
}

function message(said: ModelResponse): JsonObject {
  const logprobs =
    said.logProbabilities === true ? { logprobs: [{ token: said.text, logprob: -0.01, top_logprobs: [] }] } : {};
  const content = [{ type: 'output_text', text: said.text, annotations: [], ...logprobs }];
  return { type: 'message', id: token('msg'), role: 'assistant', status: status(said), content };
}

function status(said: ModelResponse): string {
  return said.stop === 'length' ? 'incomplete' : 'completed';
}

function finished(begun: JsonObject, said: ModelResponse): JsonObject {
  return {
    ...begun,
    ...(said.tier !== undefined && { service_tier: said.tier }),
    status: status(said),
    incomplete_details: said.stop === 'length' ? { reason: 'max_output_tokens' } : null,
    output: output(said),
    usage: {
      input_tokens: said.inputTokens,
      input_tokens_details: { cached_tokens: said.cache?.read ?? 0 },
      output_tokens: said.outputTokens,
      output_tokens_details: { reasoning_tokens: said.reasoning === undefined ? 0 : Math.min(said.outputTokens, 40) },
      total_tokens: said.inputTokens + said.outputTokens,
    },
  };
}

export function responseReply(modelId: string, said: ModelResponse, asked: JsonObject): JsonObject {
  return finished(shell(modelId, asked), said);
}

export function responseEvents(modelId: string, said: ModelResponse, asked: JsonObject): ResponseEvent[] {
  const begun = shell(modelId, asked);
  const open = { ...begun, status: 'in_progress', incomplete_details: null, output: [], usage: null };
  const events: ResponseEvent[] = [
    { type: 'response.created', response: open },
    { type: 'response.in_progress', response: open },
    ...(said.text === '' ? [] : textEvents(said)),
    { type: `response.${status(said)}`, response: finished(begun, said) },
  ];
  for (const [index, event] of events.entries()) event['sequence_number'] = index;
  return events;
}

function textEvents(said: ModelResponse): ResponseEvent[] {
  const item = message(said);
  const at = { item_id: item['id'] ?? '', output_index: 0, content_index: 0 };
  const part = { type: 'output_text', text: '', annotations: [] };
  return [
    { type: 'response.output_item.added', output_index: 0, item: { ...item, status: 'in_progress', content: [] } },
    { type: 'response.content_part.added', ...at, part },
    { type: 'response.output_text.delta', ...at, delta: said.text },
    { type: 'response.output_text.done', ...at, text: said.text },
    { type: 'response.content_part.done', ...at, part: { ...part, text: said.text } },
    { type: 'response.output_item.done', output_index: 0, item },
  ];
}
