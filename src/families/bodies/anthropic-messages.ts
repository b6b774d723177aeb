/** Anthropic's Messages body as InvokeModel takes it: no `model`, a version in the body. */
import { messages } from '../../protocols/messages.ts';
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';
import { passedThrough } from '../passed-through.ts';

export const anthropicMessages: BodyFormat = {
  name: 'anthropic-messages',
  body: (words) => ({
    anthropic_version: 'bedrock-2023-05-31',
    ...messages.request({ words, tokens: budget }),
  }),
  ...passedThrough('messages', {
    // `content: []` is a reply: recorded with `end_turn`.
    isReply: (json) => Array.isArray(json['content']) && json['role'] === 'assistant',
    isOver: (_facts, chunks) => chunks.some(({ type }) => type === 'message_stop'),
  }),
};
