/** Mistral's first body: a prompt in the instruction template. */
import { budget, prompt, type BodyFormat } from '../body-format.ts';
import { objectsAt, replyOf, stringAt } from '../fields.ts';
import { readChunks } from '../stream.ts';

export const mistralPrompt: BodyFormat = {
  name: 'mistral-prompt',
  body: () => ({ prompt: `<s>[INST] ${prompt} [/INST]`, max_tokens: budget }),
  read(json) {
    const output = objectsAt(json, 'outputs')[0];
    const text = stringAt(output, 'text');
    return text === undefined ? undefined : replyOf({ text, stopReason: stringAt(output, 'stop_reason') });
  },
  readStream: (chunks) =>
    readChunks(chunks, {
      piece: (chunk) => stringAt(objectsAt(chunk, 'outputs')[0], 'text'),
      end: (chunk) => stringAt(objectsAt(chunk, 'outputs')[0], 'stop_reason'),
    }),
};
