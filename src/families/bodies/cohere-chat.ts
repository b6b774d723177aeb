/** Cohere Command R's body. */
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';
import { stringAt } from '../../protocols/fields.ts';
import { factsOf } from '../../protocols/response-facts.ts';
import { readChunks } from '../stream.ts';

export const cohereChat: BodyFormat = {
  name: 'cohere-chat',
  body: (words) => ({ message: words, max_tokens: budget }),
  read(json) {
    const text = stringAt(json, 'text');
    const stopReason = stringAt(json, 'finish_reason');
    return text === undefined || stopReason === undefined ? undefined : factsOf({ text, stopReason });
  },
  readStream: (chunks) =>
    readChunks(chunks, {
      piece: (chunk) => stringAt(chunk, 'text'),
      end: (chunk) => (chunk['is_finished'] === true ? stringAt(chunk, 'finish_reason') : undefined),
    }),
};
