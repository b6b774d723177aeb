/** Which kind of model a row is, as far as it matters to what is called and what a call costs. */
import type { ModelKind } from '../api-facts.ts';
import type { Row } from '../types.ts';

/** By what the listing says comes out; most of what Bedrock serves answers in text, so nothing said is text. */
export function kindOf({ model, output }: Pick<Row, 'model' | 'output'>): ModelKind {
  if (/rerank/.test(model)) return 'rerank';
  if (output.includes('TEXT')) return 'text';
  if (output.includes('EMBEDDING') || /embed/.test(model)) return 'embedding';
  if (output.includes('IMAGE')) return 'image';
  if (output.includes('VIDEO')) return 'video';
  if (output.includes('SPEECH')) return 'speech';
  return 'text';
}
