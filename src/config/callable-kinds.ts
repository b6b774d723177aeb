/** The words of `--include`, in the order in which they are listed. */
import type { CallableKind } from '../types.ts';

export const callableKinds: readonly CallableKind[] = [
  'application-profiles',
  'provisioned',
  'custom-models',
  'imported-models',
  'marketplace-endpoints',
  'prompt-routers',
];
