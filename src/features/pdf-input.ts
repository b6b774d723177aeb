/** PDF input: a page, and the word that stands on it. */
import { eitherOf, inAnyCase } from '../text/phrases.ts';
import { codeWordOfPdf, pdf } from './code-word-pdf.ts';
import { documentInput } from './document-input.ts';
import { answerTokens, type Feature } from './feature.ts';
import { refusesThisDocument } from './this-file.ts';
import { userTurn } from './user-turn.ts';

const mediaType = 'application/pdf';
const file = { filename: 'note.pdf', file_data: `data:${mediaType};base64,${pdf}` };

export const pdfInput: Feature = {
  prompt: documentInput.prompt,
  tokens: answerTokens,
  additions: {
    converse: ({ prompt: words }) => [
      userTurn.converse(words, { document: { format: 'pdf', name: 'note', source: { bytes: pdf } } }),
    ],
    'chat-completions': ({ prompt: words }) => [userTurn['chat-completions'](words, { type: 'file', file })],
    responses: ({ prompt: words }) => [userTurn.responses(words, { type: 'input_file', ...file })],
    messages: ({ prompt: words }) => [
      userTurn.messages(words, { type: 'document', source: { type: 'base64', media_type: mediaType, data: pdf } }),
    ],
  },
  read: ({ text }) => (codeWordOfPdf.test(text) ? 'shown' : 'unclear'),
  about: inAnyCase(eitherOf(documentInput.about, /\bpdfs?\b|input_file|file_data/)),
  // Of this page, not of all: "The PDF specified was not valid" (Anthropic), "Could not process document".
  ours: refusesThisDocument('(?:pdf|document|file)'),
};
