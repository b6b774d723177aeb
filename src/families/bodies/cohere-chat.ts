/** Cohere Command R's body. */
import { budget, prompt, type BodyFormat } from '../body-format.ts';
import { replyOf, stringAt } from '../fields.ts';
import { readChunks } from '../stream.ts';

export const cohereChat: BodyFormat = {
  name: 'cohere-chat',
  body: () => ({ message: prompt, max_tokens: budget }),
  read(json) {
    const text = stringAt(json, 'text');
    const stopReason = stringAt(json, 'finish_reason');
    return text === undefined || stopReason === undefined ? undefined : replyOf({ text, stopReason });
  },
  readStream: (chunks) =>
    readChunks(chunks, {
      piece: (chunk) => stringAt(chunk, 'text'),
      end: (chunk) => (chunk['is_finished'] === true ? stringAt(chunk, 'finish_reason') : undefined),
    }),
};
