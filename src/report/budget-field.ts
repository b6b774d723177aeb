/** Which field of a request bounds the tokens to write, read from the variant of the body that was answered. */
import { factsOf } from '../api-names.ts';
import type { ApiName } from '../types.ts';

/**
 * A variant is a body's name and its repairs: `max_completion_tokens max_completion_tokens->max_tokens`, `responses
 * -max_output_tokens`. Undefined where the body that was answered had no such field, or where none is known.
 */
export function budgetField(api: ApiName, variant: string | undefined): string | undefined {
  const usual = factsOf(api).budgetField;
  if (usual === null || variant === undefined) return undefined;
  const [base = '', ...repairs] = variant.split(' ');
  if (base === 'no-budget') return undefined;
  let field = base === 'max_tokens' ? base : usual;
  for (const repair of repairs) {
    const [from, to] = repair.split('->');
    if (to !== undefined && from === field) field = to;
    else if (repair.startsWith('-') && field.split('.').includes(repair.slice(1))) return undefined;
  }
  return field;
}
