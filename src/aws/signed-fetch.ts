/** A fetch that authenticates for one origin: SigV4 on every method, or a Bedrock API key. It follows no redirect. */
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';

import type { BearerKeys } from './bearer-keys.ts';
import type { CredentialSource } from './credentials.ts';
import type { CallOptions, Exchange } from './exchange.ts';
import type { Wire } from './wire.ts';

/** What authenticates calls: keys that sign, or a key that is sent. */
export type Authentication = { kind: 'sigv4'; credentials: CredentialSource } | { kind: 'bearer'; keyFor: BearerKeys };

export interface SignedFetchOptions {
  wire: Wire;
  authentication: Authentication;
  /** The only origin that is ever signed for. */
  origin: string;
  region: string;
  service: string;
}

/** What of fetch's `init` is used, with our record beside it; the openai package hands its `fetchOptions` through to it. */
interface RecordedInit {
  method?: string;
  headers?: ConstructorParameters<typeof Headers>[0];
  body?: unknown;
  signal?: AbortSignal | null;
  exchange?: Exchange;
}

export type SignedFetch = (input: string | URL | Request, init?: RecordedInit) => Promise<Response>;

/** Options for one call through a client that takes fetch's `init`. */
export function fetchCall({ signal, exchange }: CallOptions): { signal: AbortSignal; exchange: Exchange } {
  return { signal, exchange };
}

/**
 * Headers that the caller's library adds for itself (`x-stainless-*`) and its own Authorization are left out.
 * @throws Error when asked for another origin: a signature is a credential, and a redirect must not carry it away.
 */
export function createSignedFetch(options: SignedFetchOptions): SignedFetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== options.origin)
      throw new Error(`refusing to sign a request to ${url.origin}: credentials are for ${options.origin}`);
    const request = {
      method: init.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: ownHeaders(init.headers, url),
      body: typeof init.body === 'string' ? init.body : undefined,
    };
    const response = await options.wire.send(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method,
        headers: await authenticated(options, url, request),
        ...(request.body !== undefined && { body: request.body }),
      },
      { ...(init.signal && { signal: init.signal }), ...(init.exchange && { exchange: init.exchange }) },
    );
    const empty = response.status === 204 || response.status === 304;
    return new Response(empty ? null : Buffer.from(response.body), {
      status: response.status,
      headers: response.headers,
    });
  };
}

function ownHeaders(given: RecordedInit['headers'], url: URL): Record<string, string> {
  const headers: Record<string, string> = { host: url.host };
  for (const [name, value] of new Headers(given)) {
    if (!name.startsWith('x-stainless-') && name !== 'authorization') headers[name] = value;
  }
  return headers;
}

interface Unsigned {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string | undefined;
}

async function authenticated(
  options: SignedFetchOptions,
  url: URL,
  request: Unsigned,
): Promise<Record<string, string>> {
  const { authentication, region, service } = options;
  if (authentication.kind === 'bearer')
    return { ...request.headers, ...bearerHeaders(await authentication.keyFor(region), url) };
  const signer = new SignatureV4({
    service,
    region,
    credentials: await authentication.credentials.identity(),
    sha256: Sha256,
  });
  const signed = await signer.sign({ ...request, protocol: url.protocol, hostname: url.hostname });
  return signed.headers;
}

/** The Anthropic paths document `x-api-key`; mantle's refusal there names both headers, and takes either. */
function bearerHeaders(key: string, url: URL): Record<string, string> {
  const authorization = `Bearer ${key}`;
  return url.pathname.startsWith('/anthropic/') ? { authorization, 'x-api-key': key } : { authorization };
}
