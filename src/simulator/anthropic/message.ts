/** What Claude said, as a Messages reply and as its events. Shape: recorded replies of InvokeModel with Claude. */
import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../../types.ts';
import { type ModelResponse, stopWords } from '../model-response.ts';

export type MessageEvent = JsonObject & { type: string };

function contentOf({ text, reasoning, tools = [], cited }: ModelResponse): JsonObject[] {
  return [
    ...(reasoning === undefined ? [] : [{ type: 'thinking', thinking: reasoning, signature: 'c2lnbmVk' }]),
    ...(text === '' ? [] : [{ type: 'text', text, ...(cited !== undefined && { citations: [citation(cited)] }) }]),
    ...tools.map((tool) => ({ type: 'tool_use', id: toolUseId(), ...tool })),
  ];
}

function toolUseId(): string {
  return `toolu_bdrk_${randomUUID().replaceAll('-', '').slice(0, 22)}`;
}

function citation(text: string): JsonObject {
  const place = { document_index: 0, document_title: 'note', start_char_index: 0, end_char_index: text.length };
  return { type: 'char_location', cited_text: text, ...place };
}

function inputUsage({ inputTokens, cache }: ModelResponse): JsonObject {
  if (cache === undefined) return { input_tokens: inputTokens };
  const { read, written, forHour } = cache;
  return {
    input_tokens: inputTokens,
    cache_read_input_tokens: read,
    cache_creation_input_tokens: written,
    cache_creation: {
      ephemeral_5m_input_tokens: forHour === true ? 0 : written,
      ephemeral_1h_input_tokens: forHour === true ? written : 0,
    },
  };
}

function shell(modelId: string): JsonObject {
  return {
    id: `msg_bdrk_${randomUUID().replaceAll('-', '')}`,
    type: 'message',
    role: 'assistant',
    model: modelId.replace(/^anthropic\./, ''),
  };
}

export function messageReply(modelId: string, response: ModelResponse): JsonObject {
  return {
    ...shell(modelId),
    content: contentOf(response),
    stop_reason: stopWords[response.stop],
    stop_sequence: null,
    usage: { ...inputUsage(response), output_tokens: response.outputTokens },
  };
}

export function messageEvents(modelId: string, response: ModelResponse): MessageEvent[] {
  const message = {
    ...shell(modelId),
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { ...inputUsage(response), output_tokens: 1 },
  };
  return [
    { type: 'message_start', message },
    ...blocks(response).flatMap(blockEvents),
    {
      type: 'message_delta',
      delta: { stop_reason: stopWords[response.stop], stop_sequence: null },
      usage: { output_tokens: response.outputTokens },
    },
    { type: 'message_stop' },
  ];
}

/** A plain answer has its text block even when it is empty. */
function blocks(response: ModelResponse): JsonObject[] {
  const content = contentOf(response);
  return content.length > 0 ? content : [{ type: 'text', text: '' }];
}

function blockEvents(block: JsonObject, index: number): MessageEvent[] {
  const { start, delta } = blockParts(block);
  return [
    { type: 'content_block_start', index, content_block: start },
    { type: 'content_block_delta', index, delta },
    { type: 'content_block_stop', index },
  ];
}

/** What a block opens with, and what its one delta adds. */
function blockParts(block: JsonObject): { start: JsonObject; delta: JsonObject } {
  const { type, text = '', thinking = '', input = {} } = block;
  if (type === 'tool_use') {
    return { start: { ...block, input: {} }, delta: { type: 'input_json_delta', partial_json: JSON.stringify(input) } };
  }
  if (type === 'thinking') return { start: { type, thinking: '' }, delta: { type: 'thinking_delta', thinking } };
  return { start: { type: 'text', text: '' }, delta: { type: 'text_delta', text } };
}
