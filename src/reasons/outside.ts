/** Reasons that lie outside the models: when nearly every cell fails for one of these, that is one fault and not a thousand. */
import type { Reason } from './reasons.ts';

export const outsideReasons = [
  'iam-denied',
  'scp-denied',
  'resource-control-denied',
  'permissions-boundary',
  'session-policy',
  'vpc-endpoint-policy',
  'api-key-permission',
  'project-permission',
  'account-restricted',
  'region-not-enabled',
  'credentials-missing',
  'credentials-expired',
  'credentials-invalid',
  'clock-skew',
  'signature',
  'wrong-endpoint',
  'proxy',
  'tls',
  'not-tls',
  'dns',
  'connection-refused',
  'connection-lost',
  'timeout',
  'throttled',
] as const satisfies readonly Reason[];
