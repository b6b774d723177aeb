/** PDF input: a page, and the word that stands on it. */
import { codeWordOfPdf, pdf } from './code-word-pdf.ts';
import { documentInput } from './document-input.ts';
import { answerTokens, type Feature } from './feature.ts';

const mediaType = 'application/pdf';
const file = { filename: 'note.pdf', file_data: `data:${mediaType};base64,${pdf}` };
import { refusesThisDocument } from './this-file.ts';

export const pdfInput: Feature = {
  prompt: documentInput.prompt,
  tokens: answerTokens,
  additions: {
    converse: ({ prompt: words }) => [
      {
        messages: [
          {
            role: 'user',
            content: [{ document: { format: 'pdf', name: 'note', source: { bytes: pdf } } }, { text: words }],
          },
        ],
      },
    ],
    'chat-completions': ({ prompt: words }) => [
      {
        messages: [
          {
            role: 'user',
            content: [
              { type: 'file', file },
              { type: 'text', text: words },
            ],
          },
        ],
      },
    ],
    responses: ({ prompt: words }) => [
      {
        input: [
          {
            role: 'user',
            content: [
              { type: 'input_file', ...file },
              { type: 'input_text', text: words },
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
              { type: 'document', source: { type: 'base64', media_type: mediaType, data: pdf } },
              { type: 'text', text: words },
            ],
          },
        ],
      },
    ],
  },
  read: ({ text }) => (codeWordOfPdf.test(text) ? 'shown' : 'unclear'),
  about: new RegExp(`${documentInput.about.source}|\\bpdfs?\\b|input_file|file_data`, 'i'),
  // Of this page, not of all: "The PDF specified was not valid" (Anthropic), "Could not process document".
  ours: refusesThisDocument('(?:pdf|document|file)'),
};
