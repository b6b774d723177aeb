/** What a run will ask for, as far as its permissions depend on it; no listing is needed. */
import type { ExtraPermission } from '../config/feature-names.ts';
import type { ApiName, AccountResourceKind, Endpoint, ProfileType } from '../types.ts';

export interface PolicyScope {
  /** `models` gathers the catalogue and calls no model. */
  command?: 'run' | 'models';
  regions: readonly string[];
  /** Those too on which only what is asked beyond the APIs is asked. */
  apis: readonly ApiName[];
  /** Ids or ARNs of the guardrails that calls name. */
  guardrails?: readonly string[];
  /** Where asynchronous calls leave what they make: `s3://bucket/prefix/`, `{region}` for the Region. */
  asyncS3Uri?: string;
  /** `s3://…` of what calls have the models read. */
  reads?: readonly string[];
  /** What features need beside the inference. */
  extras?: readonly ExtraPermission[];
  services: readonly Endpoint[];
  /** Globs on model and profile ids; empty: all. */
  models: readonly string[];
  profileTypes: readonly ProfileType[];
  /** What the account set up itself, where it is asked too. */
  include?: readonly AccountResourceKind[];
  /** Calls carry an API key. */
  withKey: boolean;
  /** The first call to a Marketplace model may accept its agreement. */
  acceptAgreements: boolean;
}
