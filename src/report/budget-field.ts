/** Which field of a request bounds the tokens to write, read from the variant of the body that was answered. */
import { factsOf } from '../api-names.ts';
import { readForm } from '../apis/form.ts';
import type { ApiName } from '../types.ts';

/** `variant`: its form, as recorded. Undefined where the body that was answered had no such field, or where none is known. */
export function budgetField(api: ApiName, variant: string | undefined): string | undefined {
  const usual = factsOf(api).budgetField;
  if (usual === null || variant === undefined) return undefined;
  const { base, changes } = readForm(variant);
  if (base === 'no-budget') return undefined;
  let field = base === 'max_tokens' ? base : usual;
  for (const change of changes) {
    if (change.kind === 'renamed' && change.name === field) field = change.to;
    if (change.kind === 'removed' && field.split('.').includes(change.name)) return undefined;
  }
  return field;
}
