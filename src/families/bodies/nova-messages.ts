/** Amazon Nova's chat body: content is always an array of blocks. */
import type { JsonObject, Reply } from '../../types.ts';
import { budget, prompt, type BodyFormat } from '../body-format.ts';
import { numberAt, objectAt, objectsAt, replyOf, stringAt, textOf } from '../fields.ts';
import { readChunks } from '../stream.ts';

export const novaMessages: BodyFormat = {
  name: 'nova-messages',
  body: () => ({ messages: [{ role: 'user', content: [{ text: prompt }] }], inferenceConfig: { maxTokens: budget } }),
  read,
  readStream: (chunks) =>
    readChunks(chunks, {
      piece: (chunk) => stringAt(objectAt(objectAt(chunk, 'contentBlockDelta'), 'delta'), 'text'),
      end: (chunk) => stringAt(objectAt(chunk, 'messageStop'), 'stopReason'),
    }),
};

function read(json: JsonObject): Reply | undefined {
  const message = objectAt(objectAt(json, 'output'), 'message');
  if (!Array.isArray(message?.['content'])) return undefined;
  const usage = objectAt(json, 'usage');
  return replyOf({
    text: textOf(objectsAt(message, 'content')),
    stopReason: stringAt(json, 'stopReason'),
    inputTokens: numberAt(usage, 'inputTokens'),
    outputTokens: numberAt(usage, 'outputTokens'),
  });
}
