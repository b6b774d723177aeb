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
  // `standard` says nothing of the model: requests beyond the quota are served so too (same page).
  read: ({ latency: echoed }) => (echoed === latency ? 'shown' : 'unclear'),
  about: /latency|performance_?\s?config/i,
};
