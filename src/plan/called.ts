/** Which cells a run calls: the others are known without a call, or are none that their API is for. */
import { factsOf } from '../api-names.ts';
import type { Config } from '../config/config.ts';
import type { Reason } from '../reasons/reasons.ts';
import type { ApiName, Cell } from '../types.ts';
import { kindOf } from './kind.ts';
import { hasRoute } from './plan.ts';

/** Why the API is not meant for such a model; undefined where it is. Where a refusal would say something of the model, it is for all of them. */
export function notMeantFor({ row, api }: Cell): Reason | undefined {
  const { takes } = factsOf(api);
  if (takes === undefined) return undefined;
  // By ARN: that of a system-defined profile holds the account's id, which no listing here keeps.
  const isTaken = takes.kinds.includes(kindOf(row)) && (row.profile === undefined || row.kind !== undefined);
  return isTaken ? undefined : takes.otherwise;
}

export function isCalled(cell: Cell): boolean {
  return hasRoute(cell) && notMeantFor(cell) === undefined;
}

export type SkipSettings = Pick<Config, 'asyncS3Uri' | 'auth' | 'proxies'>;

/** Why the API is called for no target, as the run is set up. */
export function apiSkipReason(api: ApiName, { asyncS3Uri, auth, proxies }: SkipSettings): Reason | undefined {
  if (api === 'async-invoke' && asyncS3Uri === undefined) return 'needs-s3-uri';
  if (api !== 'bidirectional' && api !== 'rerank') return undefined;
  // API keys open neither (user guide, "API keys: supported operations"), and HTTP/2 here goes through no proxy.
  if (auth === 'api-key') return 'needs-signature';
  const isProxied = proxies.https !== undefined || proxies.http !== undefined;
  return api === 'bidirectional' && isProxied ? 'needs-direct-connection' : undefined;
}
