/** The bodies of embedding models: the shortest text there is to embed. */
import type { BodyFormat } from '../body-format.ts';
import { readVectors } from '../vectors.ts';

/** Amazon Titan, text and multimodal. */
export const titanEmbedding: BodyFormat = {
  name: 'titan-embedding',
  body: () => ({ inputText: 'OK' }),
  read: readVectors,
};

/** Cohere Embed; `input_type` is required since v3, and v4 needs no more (recorded). */
export const cohereEmbed: BodyFormat = {
  name: 'cohere-embed',
  body: () => ({ texts: ['OK'], input_type: 'search_query' }),
  read: readVectors,
};

/** Amazon Nova Multimodal Embeddings. */
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

/** TwelveLabs Marengo 3: text is the one input that is embedded while one waits [docs: model-parameters-marengo-3]. */
export const marengo3: BodyFormat = {
  name: 'marengo-3',
  body: () => ({ inputType: 'text', text: { inputText: 'OK' } }),
  read: readVectors,
};

/** TwelveLabs Marengo 2.7 [docs: model-parameters-marengo]. */
export const marengo2: BodyFormat = {
  name: 'marengo-2',
  body: () => ({ inputType: 'text', inputText: 'OK' }),
  read: readVectors,
};
