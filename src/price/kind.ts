/** Kinds of models, as far as they differ in what a call costs. */
import type { Row } from '../types.ts';

export const kinds = ['text', 'embedding', 'rerank', 'speech', 'image', 'video'] as const;

export type Kind = (typeof kinds)[number];

/** By what the listing says comes out; most of what Bedrock serves answers in text, so nothing said is text. */
export function kindOf({ model, output }: Pick<Row, 'model' | 'output'>): Kind {
  if (/rerank/.test(model)) return 'rerank';
  if (output.includes('TEXT')) return 'text';
  if (output.includes('EMBEDDING') || /embed/.test(model)) return 'embedding';
  if (output.includes('IMAGE')) return 'image';
  if (output.includes('VIDEO')) return 'video';
  if (output.includes('SPEECH')) return 'speech';
  return 'text';
}
