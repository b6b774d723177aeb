/** Cohere's embedding body; `input_type` is required since v3, and v4 needs no more (recorded). */
import type { BodyFormat } from '../body-format.ts';
import { readVectors } from '../vectors.ts';

export const cohereEmbed: BodyFormat = {
  name: 'cohere-embed',
  body: () => ({ texts: ['OK'], input_type: 'search_query' }),
  read: readVectors,
};
