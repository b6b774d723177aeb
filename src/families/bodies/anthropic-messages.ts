/** Anthropic's Messages body as InvokeModel takes it: no `model`, a version in the body. */
import type { JsonObject, Reply } from '../../types.ts';
import { budget, prompt, type BodyFormat } from '../body-format.ts';
import { numberAt, objectAt, objectsAt, replyOf, stringAt, textOf } from '../fields.ts';
import { readChunks } from '../stream.ts';

export const anthropicMessages: BodyFormat = {
  name: 'anthropic-messages',
  body: () => ({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: budget,
    messages: [{ role: 'user', content: prompt }],
  }),
  read,
  readStream,
};

/** `content: []` is a reply: recorded with `end_turn`. */
function read(json: JsonObject): Reply | undefined {
  if (!Array.isArray(json['content']) || json['role'] !== 'assistant') return undefined;
  const usage = objectAt(json, 'usage');
  return replyOf({
    text: textOf(objectsAt(json, 'content')),
    stopReason: stringAt(json, 'stop_reason'),
    inputTokens: numberAt(usage, 'input_tokens'),
    outputTokens: numberAt(usage, 'output_tokens'),
  });
}

/** `message_stop` ends the stream; the reason for it came just before, in `message_delta`. */
function readStream(chunks: JsonObject[]): Reply | undefined {
  const reason = chunks.map((chunk) => stringAt(objectAt(chunk, 'delta'), 'stop_reason')).find(Boolean);
  return readChunks(chunks, {
    piece: (chunk) => stringAt(objectAt(chunk, 'delta'), 'text'),
    end: (chunk) => (chunk['type'] === 'message_stop' ? (reason ?? 'message_stop') : undefined),
  });
}
