/**
 * Rerank: sorts documents by how well they answer a query, on bedrock-agent-runtime. It names the reranker by ARN, in its body
 * (API reference, "Rerank", read 2026-11); a bare id is refused.
 */
import { partitionOf } from '../config/regions.ts';
import { numberAt, objectsAt } from '../protocols/fields.ts';
import { factsOf } from '../protocols/response-facts.ts';
import type { ProbeRequest, JsonObject, Row } from '../types.ts';
import type { Api } from './api.ts';
import { plainForm } from './form.ts';
import { postJson } from './post-json.ts';

export const rerank: Api = {
  requests: rerankRequests,
  // What the account set up is named by its real ARN, which the record does not hold: the body is made again.
  send: (clients, { row, request: { route: path, body } }, call) =>
    postJson(clients, { host: 'bedrock-agent-runtime', path, body: { ...body, ...reranker(row) } }, call),
  reader: {
    framing: 'json',
    read: (json) => {
      const ranked = objectsAt(json, 'results').some((result) => numberAt(result, 'relevanceScore') !== undefined);
      return ranked ? factsOf({}) : undefined;
    },
  },
};

function rerankRequests(row: Row, route: string, words = 'q'): readonly [ProbeRequest] {
  const body = {
    queries: [{ type: 'TEXT', textQuery: { text: words } }],
    sources: ['a', 'b'].map(inlineDocument),
    ...reranker(row),
  };
  return [{ route, form: plainForm('rerank'), body }];
}

function inlineDocument(text: string): JsonObject {
  return { type: 'INLINE', inlineDocumentSource: { type: 'TEXT', textDocument: { text } } };
}

function reranker(row: Row): JsonObject {
  const modelArn = row.profile ?? `arn:${partitionOf(row.region)}:bedrock:${row.region}::foundation-model/${row.model}`;
  // More results than documents are refused (langgenius/dify#12774, 2025-01).
  const bedrockRerankingConfiguration = { modelConfiguration: { modelArn }, numberOfResults: 1 };
  return { rerankingConfiguration: { type: 'BEDROCK_RERANKING_MODEL', bedrockRerankingConfiguration } };
}
