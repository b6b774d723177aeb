/** Image input: a picture of four colours, and which of them stands where. */
import type { JsonObject } from '../types.ts';
import { answerTokens, type Feature } from './feature.ts';
import { jpeg, png, question, tellsColours } from './four-squares.ts';
import { refusesThisMedium } from './this-file.ts';
import { userTurn } from './user-turn.ts';

/** A server that takes no PNG may take JPEG: both are shown before anything is called a no. */
const pictures = [
  { format: 'png', bytes: png },
  { format: 'jpeg', bytes: jpeg },
] as const;
type Picture = (typeof pictures)[number];

function inEachEncoding(body: (picture: Picture) => JsonObject): JsonObject[] {
  return pictures.map(body);
}

export const imageInput: Feature = {
  prompt: question,
  tokens: answerTokens,
  additions: {
    converse: ({ prompt: words }) =>
      inEachEncoding(({ format, bytes }) => userTurn.converse(words, { image: { format, source: { bytes } } })),
    'chat-completions': ({ prompt: words }) =>
      inEachEncoding((picture) =>
        userTurn['chat-completions'](words, { type: 'image_url', image_url: { url: dataUrl(picture) } }),
      ),
    responses: ({ prompt: words }) =>
      inEachEncoding((picture) =>
        // OpenAI's API reference of Responses (2026-11) has `detail` among the required members.
        userTurn.responses(words, { type: 'input_image', detail: 'auto', image_url: dataUrl(picture) }),
      ),
    messages: ({ prompt: words }) =>
      inEachEncoding(({ format, bytes }) =>
        userTurn.messages(words, {
          type: 'image',
          source: { type: 'base64', media_type: `image/${format}`, data: bytes },
        }),
      ),
  },
  read: ({ text }) => (tellsColours(text) ? 'shown' : 'unclear'),
  about: /\bimages?\b|image_url|input_image|vision|multimodal|modalit/i,
  refusals: /\bat most 0\b/i,
  // "Invalid or unsupported image format" and "You uploaded an unsupported image" speak of this picture, not of all.
  ours: refusesThisMedium({
    name: 'image',
    names: 'images?',
    parts: ['format', 'data', 'file', 'encoding', 'media type', 'mime type', 'size', 'dimensions?'],
  }),
};

function dataUrl({ format, bytes }: Picture): string {
  return `data:image/${format};base64,${bytes}`;
}
