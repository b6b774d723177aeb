/** The rerankers' bodies: Amazon's, and Cohere's with its version. */
import type { JsonObject } from '../../types.ts';
import type { BodyFormat } from '../body-format.ts';
import { numberAt, objectsAt } from '../../protocols/fields.ts';
import { factsOf, type ResponseFacts } from '../../protocols/response-facts.ts';

const question = { query: 'q', documents: ['a', 'b'], top_n: 1 };

export const amazonRerank: BodyFormat = { name: 'amazon-rerank', body: () => ({ ...question }), read };

/** `api_version` of 2 or more is required. */
export const cohereRerank: BodyFormat = {
  name: 'cohere-rerank',
  body: () => ({ ...question, api_version: 2 }),
  read,
};

function read(json: JsonObject): ResponseFacts | undefined {
  const ranked = objectsAt(json, 'results').some((result) => numberAt(result, 'relevance_score') !== undefined);
  return ranked ? factsOf({}) : undefined;
}
