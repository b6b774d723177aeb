/** Citations: the answer names the place of the document that it is taken from. */
import type { Observation } from '../types.ts';
import { documentInput, note } from './document-input.ts';
import { answerTokens, type Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';

const citations = { enabled: true };

export const citationsOfDocument: Feature = {
  prompt: 'What is the code word of today? Quote the document.',
  tokens: answerTokens,
  additions: {
    converse: ({ prompt: words }) => [
      {
        messages: [
          {
            role: 'user',
            content: [
              { document: { format: 'txt', name: 'note', source: { text: note }, citations } },
              { text: words },
            ],
          },
        ],
      },
    ],
    messages: ({ prompt: words }) => [
      {
        messages: [
          {
            role: 'user',
            content: [
              {
                type: 'document',
                source: { type: 'text', media_type: 'text/plain', data: note },
                title: 'note',
                citations,
              },
              { type: 'text', text: words },
            ],
          },
        ],
      },
    ],
  },
  read,
  about: new RegExp(`${documentInput.about.source}|citations?`, 'i'),
};

/** An answer from the document without a citation shows that the parameter had no effect. */
function read({ cited, text }: ResponseFacts): Observation {
  if (cited) return 'shown';
  return /heron/i.test(text) ? 'ignored' : 'unclear';
}
