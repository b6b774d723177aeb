/** Amazon Titan's embedding models, text and multimodal. */
import { titanEmbedding } from './bodies/titan-embedding.ts';
import type { Family } from './family.ts';
import { generalEmbedding } from './general.ts';

export const titanEmbeddings: Family = {
  name: 'titan-embeddings',
  matches: (row) => row.model.startsWith('amazon.titan-embed'),
  formats: [titanEmbedding, ...generalEmbedding],
};
