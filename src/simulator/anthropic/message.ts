/** What Claude said, as a Messages reply and as its events. Shape: recorded replies of InvokeModel with Claude. */
import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../../types.ts';
import type { Utterance } from '../utterance.ts';

export type MessageEvent = JsonObject & { type: string };

function stopReason(said: Utterance): string {
  return said.stop === 'length' ? 'max_tokens' : 'end_turn';
}

function shell(modelId: string): JsonObject {
  return {
    id: `msg_bdrk_${randomUUID().replaceAll('-', '')}`,
    type: 'message',
    role: 'assistant',
    model: modelId.replace(/^anthropic\./, ''),
  };
}

export function messageReply(modelId: string, said: Utterance): JsonObject {
  return {
    ...shell(modelId),
    content: said.text === '' ? [] : [{ type: 'text', text: said.text }],
    stop_reason: stopReason(said),
    stop_sequence: null,
    usage: { input_tokens: said.inputTokens, output_tokens: said.outputTokens },
  };
}

export function messageEvents(modelId: string, said: Utterance): MessageEvent[] {
  const message = {
    ...shell(modelId),
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: said.inputTokens, output_tokens: 1 },
  };
  return [
    { type: 'message_start', message },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: said.text } },
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: stopReason(said), stop_sequence: null },
      usage: { output_tokens: said.outputTokens },
    },
    { type: 'message_stop' },
  ];
}
