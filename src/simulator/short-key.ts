/** Checks short-term API keys: behind the prefix is a presigned `CallWithBearerToken` of the principal, for one Region. */
import { bearerPrefix } from './identity.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { verifySignature } from './signature.ts';

const host = 'bedrock.amazonaws.com';

/** The Region that the key is for; undefined for what is no such key, or one that holds no longer. */
export function shortKeyRegion(
  key: string,
  { now, sessionTokens }: { now: number; sessionTokens: readonly string[] },
): string | undefined {
  const url = Buffer.from(key.slice(bearerPrefix.length), 'base64').toString();
  if (!key.startsWith(bearerPrefix) || !url.startsWith(`${host}/?Action=CallWithBearerToken&`)) return undefined;
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  const signedAt = signingTime(query.get('X-Amz-Date') ?? '');
  if (!(now < signedAt + Number(query.get('X-Amz-Expires')) * 1000)) return undefined;
  const signed = verified(query, { now: signedAt, sessionTokens });
  return isRefusal(signed) ? undefined : signed.region;
}

/** A presigned request is checked as the one whose headers say the same. */
function verified(
  query: URLSearchParams,
  expected: { now: number; sessionTokens: readonly string[] },
): { region: string } | Refusal {
  const [credential, signature, date] = ['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-Date'].map(
    (name) => query.get(name) ?? '',
  );
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${query.get('X-Amz-SignedHeaders')}, Signature=${signature}`;
  const unsigned = new Set(['X-Amz-Signature', 'Version']);
  const rest = [...query].filter(([name]) => !unsigned.has(name)).map((pair) => pair.map(encodeURIComponent).join('='));
  const token = query.get('X-Amz-Security-Token');
  const headers = { host, authorization, 'x-amz-date': date, ...(token !== null && { 'x-amz-security-token': token }) };
  const request = { method: 'POST', url: `/?${rest.join('&')}`, headers, body: Buffer.alloc(0) };
  return verifySignature(request, { service: 'bedrock', ...expected });
}

function signingTime(date: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
