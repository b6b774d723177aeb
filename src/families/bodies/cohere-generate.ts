/** The body of Cohere Command before R. */
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';
import { objectsAt, stringAt } from '../../protocols/fields.ts';
import { factsOf } from '../../protocols/response-facts.ts';
import { cohereChat } from './cohere-chat.ts';

/** Streams as Command R does: `is_finished` with a reason at the end. */
export const cohereGenerate: BodyFormat = {
  ...cohereChat,
  name: 'cohere-generate',
  body: (words) => ({ prompt: words, max_tokens: budget }),
  read(json) {
    const generation = objectsAt(json, 'generations')[0];
    const text = stringAt(generation, 'text');
    return text === undefined ? undefined : factsOf({ text, stopReason: stringAt(generation, 'finish_reason') });
  },
};
