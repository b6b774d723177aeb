/** Anthropic's body from before Messages: Claude 2 and Instant. */
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';
import { stringAt } from '../../protocols/fields.ts';
import { factsOf } from '../../protocols/response-facts.ts';
import { readChunks } from '../stream.ts';

export const anthropicText: BodyFormat = {
  name: 'anthropic-text',
  body: (words) => ({ prompt: `\n\nHuman: ${words}\n\nAssistant:`, max_tokens_to_sample: budget }),
  read(json) {
    const text = stringAt(json, 'completion');
    return text === undefined ? undefined : factsOf({ text, stopReason: stringAt(json, 'stop_reason') });
  },
  readStream: (chunks) =>
    readChunks(chunks, {
      piece: (chunk) => stringAt(chunk, 'completion'),
      end: (chunk) => ('completion' in chunk ? stringAt(chunk, 'stop_reason') : undefined),
    }),
};
