/** Cells that cannot be asked as the run is set up. They stay untested: nothing was learned of the target. */
import type { ArnRegistry } from '../aws/arn-registry.ts';
import type { Config } from '../config/config.ts';
import { isMeantFor } from '../plan/called.ts';
import type { KnownResult, Cell } from '../types.ts';
import type { Reason } from '../reasons/reasons.ts';

type Settings = Pick<Config, 'asyncS3Uri' | 'auth' | 'proxies'>;

/** `arns`: of the cell's Region. */
export function skipReason({ row, api }: Cell, settings: Settings, arns: ArnRegistry): KnownResult | undefined {
  if (row.kind !== undefined && row.profile !== undefined && arns.resolve(row.profile) === undefined) {
    return untested('no-longer-listed');
  }
  if (api === 'async-invoke' && settings.asyncS3Uri === undefined) return untested('needs-s3-uri');
  if (!isMeantFor({ row, api })) return untested('not-a-reranker');
  if (api !== 'bidirectional' && api !== 'rerank') return undefined;
  // API keys open neither (user guide, "API keys: supported operations"), and HTTP/2 here goes through no proxy.
  if (settings.auth === 'api-key') return untested('needs-signature');
  if (api === 'rerank') return undefined;
  const { https, http } = settings.proxies;
  return https === undefined && http === undefined ? undefined : untested('needs-direct-connection');
}

function untested(reason: Reason): KnownResult {
  return { verdict: 'untested', reason, rule: reason, calls: 0 };
}
