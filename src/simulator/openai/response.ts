/** What a model said, as a response object and as its events. Shape: recorded replies of mantle's Responses. */
import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../../types.ts';
import type { ModelResponse, ToolCall } from '../model-response.ts';
import { objectsOf, textOf } from '../features/json.ts';

export type ResponseEvent = JsonObject & { type: string };

function token(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}

function shell(modelId: string, asked: JsonObject): JsonObject {
  return {
    id: token('resp'),
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    background: asked['background'] ?? false,
    error: null,
    instructions: asked['instructions'] ?? null,
    max_output_tokens: asked['max_output_tokens'] ?? null,
    metadata: {},
    model: modelId,
    parallel_tool_calls: asked['parallel_tool_calls'] ?? true,
    previous_response_id: asked['previous_response_id'] ?? null,
    reasoning: asked['reasoning'] ?? { effort: null, summary: null },
    service_tier: 'default',
    store: asked['store'] ?? true,
    temperature: 1,
    text: asked['text'] ?? { format: { type: 'text' } },
    tool_choice: asked['tool_choice'] ?? 'auto',
    tools: asked['tools'] ?? [],
    top_p: 1,
    truncation: 'disabled',
  };
}

function output(response: ModelResponse): JsonObject[] {
  const items: JsonObject[] = [];
  if (response.reasoning !== undefined) {
    const content = [{ type: 'reasoning_text', text: response.reasoning }];
    items.push({ type: 'reasoning', id: token('rs'), summary: [], content, status: status(response) });
  }
  items.push(...(response.serverTools ?? []).map(serverCall));
  if (response.text !== '') items.push(message(response));
  items.push(...(response.tools ?? []).map(functionCall));
  return items;
}

function functionCall({ name, input }: ToolCall): JsonObject {
  const called = { name, arguments: JSON.stringify(input) };
  return { type: 'function_call', id: token('fc'), call_id: token('call'), ...called, status: 'completed' };
}

/** Shapes: OpenAI's API reference; the notes as the user guide shows them. */
function serverCall(tool: 'web-search' | 'notes'): JsonObject {
  if (tool === 'web-search') {
    const action = { type: 'search', query: 'newest feature of Amazon Bedrock' };
    return { type: 'web_search_call', id: token('ws'), status: 'completed', action };
  }
  const called = { name: 'notes', arguments: '{"note":"turquoise"}', output: 'Stored.', error: null };
  return { type: 'mcp_call', id: token('mcp'), server_label: 'notes', ...called };
}

function message(response: ModelResponse): JsonObject {
  const logprobs =
    response.logProbabilities === true
      ? { logprobs: [{ token: response.text, logprob: -0.01, top_logprobs: [] }] }
      : {};
  const content = [{ type: 'output_text', text: response.text, annotations: [], ...logprobs }];
  return { type: 'message', id: token('msg'), role: 'assistant', status: status(response), content };
}

function status(response: ModelResponse): string {
  return response.stop === 'length' ? 'incomplete' : 'completed';
}

function finished(begun: JsonObject, response: ModelResponse): JsonObject {
  return {
    ...begun,
    ...(response.tier !== undefined && { service_tier: response.tier }),
    status: status(response),
    incomplete_details: response.stop === 'length' ? { reason: 'max_output_tokens' } : null,
    output: output(response),
    usage: {
      input_tokens: response.inputTokens,
      input_tokens_details: { cached_tokens: response.cache?.read ?? 0 },
      output_tokens: response.outputTokens,
      output_tokens_details: { reasoning_tokens: response.reasoningTokens ?? 0 },
      total_tokens: response.inputTokens + response.outputTokens,
    },
  };
}

export function responseReply(modelId: string, response: ModelResponse, asked: JsonObject): JsonObject {
  return finished(shell(modelId, asked), response);
}

/** Of work in the background: nothing is there yet. */
export function queued(reply: JsonObject): JsonObject {
  return { ...reply, status: 'queued', incomplete_details: null, output: [], usage: null };
}

/** The events of a reply, of which each item is told as it grows. */
export function responseEvents(reply: JsonObject): ResponseEvent[] {
  const open = { ...queued(reply), status: 'in_progress' };
  const events: ResponseEvent[] = [
    { type: 'response.created', response: open },
    { type: 'response.in_progress', response: open },
    ...objectsOf(reply['output']).flatMap(itemEvents),
    { type: `response.${textOf(reply['status'])}`, response: reply },
  ];
  for (const [index, event] of events.entries()) event['sequence_number'] = index;
  return events;
}

function itemEvents(item: JsonObject, index: number): ResponseEvent[] {
  const begun: JsonObject = { ...item, status: 'in_progress' };
  if (item['type'] === 'function_call') begun['arguments'] = '';
  else begun['content'] = [];
  return [
    { type: 'response.output_item.added', output_index: index, item: begun },
    ...growth(item, { item_id: item['id'] ?? '', output_index: index }),
    { type: 'response.output_item.done', output_index: index, item },
  ];
}

function growth(item: JsonObject, at: JsonObject): ResponseEvent[] {
  if (item['type'] === 'web_search_call' || item['type'] === 'mcp_call') return [];
  if (item['type'] === 'function_call') {
    const text = textOf(item['arguments']);
    return [
      { type: 'response.function_call_arguments.delta', ...at, delta: text },
      { type: 'response.function_call_arguments.done', ...at, name: item['name'] ?? '', arguments: text },
    ];
  }
  const [part = {}] = objectsOf(item['content']);
  const text = textOf(part['text']);
  const place = { ...at, content_index: 0 };
  const kind = item['type'] === 'reasoning' ? 'reasoning_text' : 'output_text';
  return [
    { type: 'response.content_part.added', ...place, part: { ...part, text: '' } },
    { type: `response.${kind}.delta`, ...place, delta: text, logprobs: [] },
    { type: `response.${kind}.done`, ...place, text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part },
  ];
}
