/** Rerankers: Cohere asks for an `api_version`, Amazon does not know it. */
import type { Dialect } from './dialect.ts';
import { list, malformed, positive, text, type Fields } from './schema.ts';

const fields: Fields = {
  query: { ...text, required: true },
  documents: { ...list, required: true, minItems: 1 },
  top_n: positive,
};
const cohereFields: Fields = {
  ...fields,
  api_version: { kind: 'Integer', required: true, min: 2 },
  max_tokens_per_doc: positive,
};

export const rerank: Dialect = {
  models: /\.rerank/,
  refuse: (body, modelId) => malformed(body, modelId.startsWith('cohere.') ? cohereFields : fields),
  reply: (body) => {
    const documents = Array.isArray(body['documents']) ? body['documents'] : [];
    const count = typeof body['top_n'] === 'number' ? body['top_n'] : documents.length;
    const results = documents.slice(0, count).map((_, index) => ({ index, relevance_score: 0.5 / (index + 1) }));
    return { json: { results }, inputTokens: 2, outputTokens: 0 };
  },
};
