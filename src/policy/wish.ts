/** What a run will ask for, as far as its permissions depend on it; no listing is needed. */
import type { ApiName, CallableKind, Endpoint, ProfileType } from '../types.ts';

export interface Wish {
  regions: readonly string[];
  apis: readonly ApiName[];
  services: readonly Endpoint[];
  /** Globs on model and profile ids; empty: all. */
  models: readonly string[];
  profileTypes: readonly ProfileType[];
  /** What the account set up itself, where it is asked too. */
  include?: readonly CallableKind[];
  /** Calls carry an API key. */
  withKey: boolean;
  /** The first call to a Marketplace model may accept its agreement. */
  acceptAgreements: boolean;
}
