/** Who is calling, as STS tells it: `GetCallerIdentity` needs no permission, so whoever is refused has no working credentials. */
import type { CredentialSource } from './credentials.ts';
import type { CallOptions } from './exchange.ts';
import { createSignedFetch } from './signed-fetch.ts';
import type { Wire } from './wire.ts';

export interface StsOptions {
  wire: Wire;
  credentials: CredentialSource;
  region: string;
  /** Instead of the Region's own. */
  origin?: string;
}

/** The caller's ARN; undefined when the reply names none. What went wrong is in `call.exchange`. */
export async function callerArn(options: StsOptions, call: CallOptions): Promise<string | undefined> {
  const { wire, credentials, region } = options;
  const origin = options.origin ?? `https://sts.${region}.amazonaws.com`;
  const authentication = { kind: 'sigv4' as const, credentials };
  const fetch = createSignedFetch({ wire, authentication, origin, region, service: 'sts' });
  const response = await fetch(`${origin}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
    ...call,
  });
  return /<Arn>([^<]+)<\/Arn>/.exec(await response.text())?.[1];
}
