/** Anthropic's body from before Messages: Claude 2 and Instant. */
import { budget, prompt, type BodyFormat } from '../body-format.ts';
import { replyOf, stringAt } from '../fields.ts';
import { readChunks } from '../stream.ts';

export const anthropicText: BodyFormat = {
  name: 'anthropic-text',
  body: () => ({ prompt: `\n\nHuman: ${prompt}\n\nAssistant:`, max_tokens_to_sample: budget }),
  read(json) {
    const text = stringAt(json, 'completion');
    return text === undefined ? undefined : replyOf({ text, stopReason: stringAt(json, 'stop_reason') });
  },
  readStream: (chunks) =>
    readChunks(chunks, {
      piece: (chunk) => stringAt(chunk, 'completion'),
      end: (chunk) => ('completion' in chunk ? stringAt(chunk, 'stop_reason') : undefined),
    }),
};
