/** Citations: the answer names the place of the document that it is taken from. */
import type { Observation } from '../types.ts';
import { documentInput, note } from './document-input.ts';
import { answerTokens, type Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import { eitherOf, inAnyCase } from '../text/phrases.ts';
import { userTurn } from './user-turn.ts';

const citations = { enabled: true };

export const citationsOfDocument: Feature = {
  prompt: 'What is the code word of today? Quote the document.',
  tokens: answerTokens,
  additions: {
    converse: ({ prompt: words }) => [
      userTurn.converse(words, { document: { format: 'txt', name: 'note', source: { text: note }, citations } }),
    ],
    messages: ({ prompt: words }) => [
      userTurn.messages(words, {
        type: 'document',
        source: { type: 'text', media_type: 'text/plain', data: note },
        title: 'note',
        citations,
      }),
    ],
  },
  read,
  about: inAnyCase(eitherOf(documentInput.about, /citations?/)),
};

/** An answer from the document without a citation shows that the parameter had no effect. */
function read({ cited, text }: ResponseFacts): Observation {
  if (cited) return 'shown';
  return /heron/i.test(text) ? 'ignored' : 'unclear';
}
