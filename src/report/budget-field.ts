/** Which field of a request bounds the tokens to write, read from the variant of the body that was answered. */
import type { ApiName } from '../types.ts';

/** By API; InvokeModel's depends on the model, and CountTokens writes nothing. */
const fields: Partial<Record<ApiName, string>> = {
  converse: 'inferenceConfig.maxTokens',
  'converse-stream': 'inferenceConfig.maxTokens',
  'chat-completions': 'max_completion_tokens',
  'chat-completions-stream': 'max_completion_tokens',
  responses: 'max_output_tokens',
  'responses-stream': 'max_output_tokens',
  messages: 'max_tokens',
  'messages-stream': 'max_tokens',
};

/**
 * A variant is a body's name and its repairs: `max_completion_tokens max_completion_tokens->max_tokens`, `responses
 * -max_output_tokens`. Undefined where the body that was answered had no such field, or where none is known.
 */
export function budgetField(api: ApiName, variant: string | undefined): string | undefined {
  const usual = fields[api];
  if (usual === undefined || variant === undefined) return undefined;
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
