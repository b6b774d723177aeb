/** Amazon Nova's embedding models. */
import { novaEmbedding } from './bodies/nova-embedding.ts';
import type { Family } from './family.ts';
import { generalEmbedding } from './general.ts';

export const novaEmbeddings: Family = {
  name: 'nova-embeddings',
  matches: (row) => /^amazon\.nova-.*embed/.test(row.model),
  formats: [novaEmbedding, ...generalEmbedding],
};
