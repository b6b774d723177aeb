/** Latency-optimised inference: the reply says by which configuration it was served. */
import type { Row } from '../types.ts';
import type { Feature } from './feature.ts';

const latency = 'optimized';

/** Those that are listed with it, and the families of the user guide, "Optimize model inference for latency" (2026-10). */
const families = /^anthropic\.claude|^meta\.llama|^amazon\.nova/;

function mayHave({ model, claims }: Row): boolean {
  return claims?.features?.['latency-optimized'] === true || families.test(model);
}

export const latencyOptimized: Feature = {
  prompt: 'Reply with OK.',
  tokens: 16,
  inHeaders: true,
  additions: { converse: ({ row }) => (mayHave(row) ? [{ performanceConfig: { latency } }] : []) },
  // Beyond its quota a request is served as a standard one, and the reply says so (same page): that is no word on the model.
  read: ({ latency: echoed }) => (echoed === latency ? 'shown' : 'unclear'),
  about: /latency|performance_?\s?config/i,
};
