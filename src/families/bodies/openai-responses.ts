/** OpenAI's Responses body: a second guess for frontier models whose InvokeModel body is not published. */
import type { JsonObject, Reply } from '../../types.ts';
import { budget, prompt, type BodyFormat } from '../body-format.ts';
import { numberAt, objectAt, objectsAt, replyOf, stringAt, textOf } from '../fields.ts';

/** `store` is sent although it is optional: its default keeps the prompt for 30 days. */
export const openaiResponses: BodyFormat = {
  name: 'openai-responses',
  body: () => ({ input: prompt, max_output_tokens: budget, store: false }),
  read,
  readStream: (chunks) => chunks.map((chunk) => read(objectAt(chunk, 'response') ?? {})).find(Boolean),
};

/** `incomplete` is a reply too: the budget went into reasoning. */
function read(json: JsonObject): Reply | undefined {
  const status = stringAt(json, 'status');
  if (!Array.isArray(json['output']) || (status !== 'completed' && status !== 'incomplete')) return undefined;
  const usage = objectAt(json, 'usage');
  return replyOf({
    text: textOf(objectsAt(json, 'output').flatMap((item) => objectsAt(item, 'content'))),
    stopReason: stringAt(objectAt(json, 'incomplete_details'), 'reason') ?? status,
    inputTokens: numberAt(usage, 'input_tokens'),
    outputTokens: numberAt(usage, 'output_tokens'),
  });
}
