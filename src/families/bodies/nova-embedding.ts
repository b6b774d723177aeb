/** The body of Amazon Nova Multimodal Embeddings. */
import type { BodyFormat } from '../body-format.ts';
import { readVectors } from '../vectors.ts';

export const novaEmbedding: BodyFormat = {
  name: 'nova-embedding',
  body: () => ({
    taskType: 'SINGLE_EMBEDDING',
    singleEmbeddingParams: {
      embeddingPurpose: 'GENERIC_INDEX',
      // The smallest of 256, 384, 1024 and 3072.
      embeddingDimension: 256,
      text: { truncationMode: 'END', value: 'OK' },
    },
  }),
  read: readVectors,
};
