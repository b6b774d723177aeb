/** The words of `--include`, in the order in which they are listed. */
import type { AccountResourceKind } from '../types.ts';

export const accountResourceKinds: readonly AccountResourceKind[] = [
  'application-profiles',
  'provisioned',
  'custom-models',
  'imported-models',
  'marketplace-endpoints',
  'prompt-routers',
];
