/** Mistral's first body: a prompt in the instruction template. */
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';
import { objectsAt, stringAt } from '../../protocols/fields.ts';
import { factsOf } from '../../protocols/response-facts.ts';
import { readChunks } from '../stream.ts';

export const mistralPrompt: BodyFormat = {
  name: 'mistral-prompt',
  body: (words) => ({ prompt: `<s>[INST] ${words} [/INST]`, max_tokens: budget }),
  read(json) {
    const output = objectsAt(json, 'outputs')[0];
    const text = stringAt(output, 'text');
    return text === undefined ? undefined : factsOf({ text, stopReason: stringAt(output, 'stop_reason') });
  },
  readStream: (chunks) =>
    readChunks(chunks, {
      piece: (chunk) => stringAt(objectsAt(chunk, 'outputs')[0], 'text'),
      end: (chunk) => stringAt(objectsAt(chunk, 'outputs')[0], 'stop_reason'),
    }),
};
