/** TwelveLabs Pegasus' body: a question about a video [docs: model-parameters-pegasus]. */
import type { JsonObject } from '../../types.ts';
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';
import { stringAt } from '../../protocols/fields.ts';
import { factsOf } from '../../protocols/response-facts.ts';
import { readChunks } from '../stream.ts';
import { sampleVideo } from './sample-video.ts';

export const pegasus: BodyFormat = {
  name: 'pegasus',
  body: () => ({
    inputPrompt: 'Name the colour.',
    mediaSource: { base64String: sampleVideo },
    maxOutputTokens: budget,
  }),
  read(json) {
    const stopReason = stringAt(json, 'finishReason');
    const text = stringAt(json, 'message');
    return text === undefined || stopReason === undefined ? undefined : factsOf({ text, stopReason });
  },
  readStream: (chunks) => readChunks(chunks, { piece: (chunk) => stringAt(chunk, 'message'), end }),
};

/** Its answer is under `message`, the key of every Bedrock error: only a finish reason tells them apart. */
function end(chunk: JsonObject): string | undefined {
  return stringAt(chunk, 'finishReason');
}
