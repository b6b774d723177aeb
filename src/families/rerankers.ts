/** Amazon Rerank, and any other maker's; listed as text models. */
import { amazonRerank, cohereRerank } from './bodies/rerank.ts';
import type { Family } from './family.ts';

export const rerankers: Family = {
  name: 'rerankers',
  matches: (row) => row.model.includes('rerank'),
  formats: [amazonRerank, cohereRerank],
};
