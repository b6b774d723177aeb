/** The body of AI21's Jurassic-2. */
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';
import { objectAt, objectsAt, stringAt } from '../../protocols/fields.ts';
import { factsOf } from '../../protocols/response-facts.ts';

export const jurassic: BodyFormat = {
  name: 'jurassic',
  body: (words) => ({ prompt: words, maxTokens: budget }),
  read(json) {
    const completion = objectsAt(json, 'completions')[0];
    const text = stringAt(objectAt(completion, 'data'), 'text');
    if (text === undefined) return undefined;
    return factsOf({ text, stopReason: stringAt(objectAt(completion, 'finishReason'), 'reason') });
  },
};
