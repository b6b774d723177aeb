/** Image input: a red square, and what colour it has. */
import { redSquare } from '../families/bodies/sample-image.ts';
import { answerTokens, type Feature } from './feature.ts';

const url = `data:image/png;base64,${redSquare}`;

export const imageInput: Feature = {
  prompt: 'What colour is this square? Answer with one word.',
  tokens: answerTokens,
  additions: {
    converse: ({ prompt: words }) => [
      {
        messages: [
          { role: 'user', content: [{ image: { format: 'png', source: { bytes: redSquare } } }, { text: words }] },
        ],
      },
    ],
    'chat-completions': ({ prompt: words }) => [
      {
        messages: [
          {
            role: 'user',
            content: [
              { type: 'image_url', image_url: { url } },
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
              // OpenAI's API reference of Responses (2026-11) has `detail` among the required members.
              { type: 'input_image', image_url: url, detail: 'auto' },
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
              { type: 'image', source: { type: 'base64', media_type: 'image/png', data: redSquare } },
              { type: 'text', text: words },
            ],
          },
        ],
      },
    ],
  },
  read: ({ text }) => (/\bred\b/i.test(text) ? 'shown' : 'unclear'),
  about: /\bimages?\b|image_url|input_image|vision|multimodal|modalit/i,
};
