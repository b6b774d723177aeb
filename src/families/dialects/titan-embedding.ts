/** Amazon Titan's embedding body, of text and multimodal models alike. */
import type { Dialect } from '../dialect.ts';
import { readVectors } from '../vectors.ts';

export const titanEmbedding: Dialect = {
  name: 'titan-embedding',
  body: () => ({ inputText: 'OK' }),
  read: readVectors,
};
