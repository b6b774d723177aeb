/** What Claude said, as a Messages reply and as its events. Shape: recorded replies of InvokeModel with Claude. */
import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../../types.ts';
import type { ModelResponse } from '../model-response.ts';

export type MessageEvent = JsonObject & { type: string };

const stopWords: Record<ModelResponse['stop'], string> = {
  end: 'end_turn',
  length: 'max_tokens',
  tool: 'tool_use',
  sequence: 'stop_sequence',
};

function contentOf({ text, reasoning, tool }: ModelResponse): JsonObject[] {
  return [
    ...(reasoning === undefined ? [] : [{ type: 'thinking', thinking: reasoning, signature: 'c2lnbmVk' }]),
    ...(text === '' ? [] : [{ type: 'text', text }]),
    ...(tool === undefined
      ? []
      : [{ type: 'tool_use', id: `toolu_bdrk_${randomUUID().replaceAll('-', '').slice(0, 22)}`, ...tool }]),
  ];
}

function inputUsage({ inputTokens, cache }: ModelResponse): JsonObject {
  const counts = { cache_read_input_tokens: cache?.read ?? 0, cache_creation_input_tokens: cache?.written ?? 0 };
  return cache === undefined ? { input_tokens: inputTokens } : { input_tokens: inputTokens, ...counts };
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
