/** The body of AI21's Jurassic-2. */
import { budget, prompt, type BodyFormat } from '../body-format.ts';
import { objectAt, objectsAt, replyOf, stringAt } from '../fields.ts';

export const jurassic: BodyFormat = {
  name: 'jurassic',
  body: () => ({ prompt, maxTokens: budget }),
  read(json) {
    const completion = objectsAt(json, 'completions')[0];
    const text = stringAt(objectAt(completion, 'data'), 'text');
    if (text === undefined) return undefined;
    return replyOf({ text, stopReason: stringAt(objectAt(completion, 'finishReason'), 'reason') });
  },
};
