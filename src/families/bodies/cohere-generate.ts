/** The body of Cohere Command before R. */
import { budget, prompt, type BodyFormat } from '../body-format.ts';
import { objectsAt, replyOf, stringAt } from '../fields.ts';
import { cohereChat } from './cohere-chat.ts';

/** Streams as Command R does: `is_finished` with a reason at the end. */
export const cohereGenerate: BodyFormat = {
  ...cohereChat,
  name: 'cohere-generate',
  body: () => ({ prompt, max_tokens: budget }),
  read(json) {
    const generation = objectsAt(json, 'generations')[0];
    const text = stringAt(generation, 'text');
    return text === undefined ? undefined : replyOf({ text, stopReason: stringAt(generation, 'finish_reason') });
  },
};
