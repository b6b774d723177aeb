/** Amazon Titan's embedding body, of text and multimodal models alike. */
import type { BodyFormat } from '../body-format.ts';
import { readVectors } from '../vectors.ts';

export const titanEmbedding: BodyFormat = {
  name: 'titan-embedding',
  body: () => ({ inputText: 'OK' }),
  read: readVectors,
};
