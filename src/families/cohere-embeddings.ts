/** Cohere Embed. */
import { cohereEmbed } from './bodies/cohere-embed.ts';
import type { Family } from './family.ts';
import { generalEmbedding } from './general.ts';

export const cohereEmbeddings: Family = {
  name: 'cohere-embeddings',
  matches: (row) => row.model.startsWith('cohere.embed'),
  formats: [cohereEmbed, ...generalEmbedding],
};
