/** Document input: a note, and the word that stands in it. */
import { answerTokens, type Feature } from './feature.ts';
import { userTurn } from './user-turn.ts';

export const note = 'The code word of today is heron.';
/** `note` in base64. */
const noteBytes = 'VGhlIGNvZGUgd29yZCBvZiB0b2RheSBpcyBoZXJvbi4=';

export const documentInput: Feature = {
  prompt: 'What is the code word in the document? Answer with one word.',
  tokens: answerTokens,
  additions: {
    converse: ({ prompt: words }) => [
      userTurn.converse(words, { document: { format: 'txt', name: 'note', source: { bytes: noteBytes } } }),
    ],
    messages: ({ prompt: words }) => [
      userTurn.messages(words, { type: 'document', source: { type: 'text', media_type: 'text/plain', data: note } }),
    ],
  },
  read: ({ text }) => (/heron/i.test(text) ? 'shown' : 'unclear'),
  about: /\bdocuments?\b|\bfiles?\b/i,
};
