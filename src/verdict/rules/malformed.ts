/** A reply that is neither a reply of the API nor a statement of the service. */
import type { Rule } from '../rule.ts';

export const malformedRules: readonly Rule[] = [
  {
    name: 'cut-short',
    origins: ['malformed'],
    kinds: ['cutshort', 'empty'],
    reason: 'malformed-reply',
    action: 'retry',
    example: 'own-cut-short',
  },
  { name: 'malformed', origins: ['malformed'], reason: 'malformed-reply', action: 'done', example: 'own-html' },
];
