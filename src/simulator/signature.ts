/** Checks AWS Signature Version 4 as a service does: its own canonical request, its own clock. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import { credentials } from './identity.ts';
import type { Refusal } from './refusal.ts';

export interface SignedRequest {
  method: string;
  /** As on the wire: path encoded once, and the query after `?`. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What a signature has to be made for, and the simulator's time in milliseconds. */
export interface Expectation {
  service: 'bedrock' | 'bedrock-mantle' | 'servicequotas' | 'pricing';
  now: number;
  /** That the principal has: no others go with its key. */
  sessionTokens: readonly string[];
}

interface Authorization {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
  scope: string;
  signedHeaders: string[];
  signature: string;
}

const skewMs = 5 * 60_000;
const emptyHash = sha256('');
/** What stands for the body's hash where there is none: event streams are signed frame by frame. */
const unhashed = new Set(['UNSIGNED-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-EVENTS']);

/** The Region of the signature's scope, or why the call is not let in. */
export function verifySignature(request: SignedRequest, expected: Expectation): { region: string } | Refusal {
  const authorization = parseAuthorization(header(request.headers, 'authorization'));
  if (authorization === undefined) return incomplete(request);
  const token = header(request.headers, 'x-amz-security-token');
  if (
    authorization.accessKeyId !== credentials.accessKeyId ||
    (token !== '' && !expected.sessionTokens.includes(token))
  ) {
    return denied('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  return (
    wrongScope(authorization, expected) ??
    wrongTime(header(request.headers, 'x-amz-date'), expected.now) ??
    wrongSignature(request, authorization) ?? { region: authorization.region }
  );
}

function denied(type: string, message: string): Refusal {
  return { status: 403, type, message, code: 'invalid_api_key' };
}

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and ' +
  'signing method. Consult the service documentation for details.';

function incomplete(request: SignedRequest): Refusal {
  const given = header(request.headers, 'authorization');
  return denied(
    'IncompleteSignatureException',
    `Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters. (Hashed with SHA-256 and encoded with Base64) ${sha256(given)}`,
  );
}

function parseAuthorization(value: string): Authorization | undefined {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      value,
    );
  if (match === null) return undefined;
  const [, accessKeyId = '', date = '', region = '', service = '', headers = '', signature = ''] = match;
  const scope = `${date}/${region}/${service}/aws4_request`;
  return { accessKeyId, date, region, service, scope, signedHeaders: headers.split(';'), signature };
}

function wrongScope(authorization: Authorization, expected: Expectation): Refusal | undefined {
  if (authorization.service === expected.service) return undefined;
  // The recorded sentence ends with a space.
  const message = `Credential should be scoped to correct service: '${expected.service}'. `;
  return denied('InvalidSignatureException', message);
}

function wrongTime(amzDate: string, now: number): Refusal | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate);
  if (match === null) return denied('IncompleteSignatureException', 'Date must be in ISO-8601 basic format.');
  const [, year, month, day, hour, minute, second] = match;
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (signedAt < now - skewMs) {
    const earliest = `${basicTime(now - skewMs)} (${basicTime(now)} - 5 min.)`;
    return denied('InvalidSignatureException', `Signature expired: ${amzDate} is now earlier than ${earliest}`);
  }
  if (signedAt > now + skewMs) {
    const latest = `${basicTime(now + skewMs)} (${basicTime(now)} + 5 min.)`;
    return denied('InvalidSignatureException', `Signature not yet current: ${amzDate} is still later than ${latest}`);
  }
  return undefined;
}

function basicTime(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

function wrongSignature(request: SignedRequest, authorization: Authorization): Refusal | undefined {
  if (!authorization.signedHeaders.includes('host') && !authorization.signedHeaders.includes(':authority')) {
    const message = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
    return denied('InvalidSignatureException', message);
  }
  const payloadHash = request.body.length === 0 ? emptyHash : sha256(request.body);
  const claimed = header(request.headers, 'x-amz-content-sha256');
  if (claimed !== '' && !unhashed.has(claimed) && claimed !== payloadHash) {
    return denied('InvalidSignatureException', mismatch);
  }
  const canonical = canonicalRequest(request, authorization.signedHeaders, claimed === '' ? payloadHash : claimed);
  const toSign = ['AWS4-HMAC-SHA256', header(request.headers, 'x-amz-date'), authorization.scope, sha256(canonical)];
  const signature = hmac(signingKey(authorization), toSign.join('\n'));
  if (timingSafeEqual(signature, Buffer.from(authorization.signature, 'hex'))) return undefined;
  return denied('InvalidSignatureException', mismatch);
}

function canonicalRequest(request: SignedRequest, signedHeaders: string[], payloadHash: string): string {
  const [path = '/', query = ''] = request.url.split('?', 2);
  const lines = signedHeaders.map((name) => `${name}:${signedValue(request.headers, name)}\n`);
  return [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    lines.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function signedValue(headers: IncomingHttpHeaders, name: string): string {
  return header(headers, name).trim().replaceAll(/\s+/g, ' ');
}

/** Every service but S3 signs the path encoded once more than it is sent. */
function canonicalPath(path: string): string {
  return path
    .replaceAll(/\/{2,}/g, '/')
    .split('/')
    .map(encodeStrictly)
    .join('/');
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    return [reencode(name), reencode(value)];
  });
  pairs.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function reencode(text: string): string {
  try {
    return encodeStrictly(decodeURIComponent(text));
  } catch {
    return text;
  }
}

function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function header(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** One derivation a day, Region and service: a run makes thousands of calls with the same key. */
const signingKeys = new Map<string, Buffer>();

function signingKey({ date, region, service, scope }: Authorization): Buffer {
  const known = signingKeys.get(scope);
  if (known !== undefined) return known;
  const key = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${credentials.secretAccessKey}`, date));
  if (signingKeys.size > 1000) signingKeys.clear();
  signingKeys.set(scope, key);
  return key;
}
