/** Amazon Titan's text body. */
import type { JsonObject } from '../../types.ts';
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';
import { numberAt, objectsAt, stringAt } from '../../protocols/fields.ts';
import { factsOf } from '../../protocols/response-facts.ts';
import { readChunks } from '../stream.ts';

export const titanText: BodyFormat = {
  name: 'titan-text',
  body: (words) => ({ inputText: words, textGenerationConfig: { maxTokenCount: budget } }),
  read(json) {
    const result = objectsAt(json, 'results')[0];
    const text = stringAt(result, 'outputText');
    if (text === undefined) return undefined;
    return factsOf({
      text,
      stopReason: stringAt(result, 'completionReason'),
      inputTokens: numberAt(json, 'inputTextTokenCount'),
      outputTokens: numberAt(result, 'tokenCount'),
    });
  },
  readStream: (chunks) => readChunks(chunks, { piece: (chunk) => stringAt(chunk, 'outputText'), end }),
};

/** A guardrail that blocks the input sends its own text, counted, in one chunk without `completionReason` (recorded). */
function end(chunk: JsonObject): string | undefined {
  const blocked = chunk['amazon-bedrock-guardrailAction'] === 'INTERVENED' && 'totalOutputTextTokenCount' in chunk;
  return stringAt(chunk, 'completionReason') ?? (blocked ? 'guardrail' : undefined);
}
