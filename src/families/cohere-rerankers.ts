/** Cohere Rerank; listed as a text model. */
import { amazonRerank, cohereRerank } from './bodies/rerank.ts';
import type { Family } from './family.ts';

export const cohereRerankers: Family = {
  name: 'cohere-rerankers',
  matches: (row) => row.model.startsWith('cohere.rerank'),
  formats: [cohereRerank, amazonRerank],
};
