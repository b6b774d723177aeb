/** The one place where bytes leave the machine: pooled HTTP/1.1 connections, proxies, private CAs, no redirects, no retries. */
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';

import { usageError } from '../errors.ts';
import type { CallOptions, Exchange } from './exchange.ts';
import { withUserAgent } from './user-agent.ts';

export interface WireRequest {
  /** `https://host[:port]`. */
  origin: string;
  /** Path and query, already encoded: it is sent as it stands, because it was signed so. */
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface Wire {
  /** Sends and reads to the end. Throws what ended the exchange early; `options.exchange` has all that arrived before. */
  send(request: WireRequest, options: Partial<CallOptions>): Promise<WireResponse>;
  /** Whether any reply so far said that the simulator made it. */
  simulated(): boolean;
  close(): Promise<void>;
}

/** On every reply of our simulator: its results must not be taken for real ones, however it was reached. */
const simulatorHeader = 'x-bedrock-matrix-simulator';

export interface WireOptions {
  /** Most connections per origin. */
  connections: number;
  proxies: { https?: string; http?: string; no?: string };
  /** PEM files trusted beside Node's own roots. */
  caBundles: readonly string[];
}

/**
 * HTTP/1.1 on purpose: over HTTP/2 the SDK's handler knows no proxy, arms no timeout and sends no keep-alive
 * (see the threads behind aws-sdk-js-v3#7936). Deadlines are the caller's, by `signal`, which destroys the socket.
 */
export function createWire(options: WireOptions): Wire {
  const { https, http } = createDispatchers(options);
  let simulated = false;
  return {
    async send(request, call) {
      const response = await exchangeOn(request.origin.startsWith('https:') ? https : http, request, call);
      simulated ||= simulatorHeader in response.headers;
      return response;
    },
    simulated: () => simulated,
    async close() {
      await Promise.all([https.destroy(), http.destroy()]);
    },
  };
}

/** By the scheme of the origin. */
type Dispatchers = Record<'https' | 'http', Dispatcher>;

/** One for each scheme: undici's own agent would send https through HTTP_PROXY, which neither curl nor the AWS CLI does. */
function createDispatchers({ connections, proxies, caBundles }: WireOptions): Dispatchers {
  const pool = {
    connections,
    headersTimeout: 0,
    bodyTimeout: 0,
    // NAT gateways, load balancers and VPC endpoints forget idle connections after 350 s.
    keepAliveTimeout: 30_000,
    keepAliveMaxTimeout: 300_000,
    connect: { timeout: 0, ...trusted(caBundles) },
  };
  const proxied = { ...pool, requestTls: trusted(caBundles), proxyTls: trusted(caBundles), noProxy: proxies.no ?? '' };
  const through = (proxy: string | undefined): Dispatcher =>
    proxy === undefined ? new Agent(pool) : new EnvHttpProxyAgent({ ...proxied, httpProxy: proxy, httpsProxy: proxy });
  return { https: through(proxies.https), http: through(proxies.http) };
}

/** For TLS: Node's own roots, and those of the files. */
export function trusted(caBundles: readonly string[]): { ca?: string[] } {
  return caBundles.length === 0 ? {} : { ca: [...rootCertificates, ...caBundles.map(readBundle)] };
}

function readBundle(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw usageError(
      `The CA bundle ${file} cannot be read.`,
      'Correct AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS, or unset it.',
    );
  }
}

async function exchangeOn(
  dispatcher: Dispatcher,
  request: WireRequest,
  { signal, exchange = {} }: Partial<CallOptions>,
): Promise<WireResponse> {
  const start = performance.now();
  exchange.method = request.method;
  exchange.path = request.path;
  try {
    const response = await dispatcher.request({
      origin: request.origin,
      path: request.path,
      method: request.method,
      headers: withUserAgent(request.headers),
      body: request.body ?? null,
      signal: signal ?? null,
    });
    exchange.status = response.statusCode;
    exchange.headers = flatHeaders(response.headers);
    await readBody(response.body, { exchange, start });
    const body = (exchange.body = plainBody(exchange.body ?? new Uint8Array(), exchange.headers));
    return { status: response.statusCode, headers: exchange.headers, body };
  } catch (error) {
    exchange.error = error;
    throw error;
  }
}

async function readBody(
  stream: AsyncIterable<Uint8Array>,
  { exchange, start }: { exchange: Exchange; start: number },
): Promise<void> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of stream) {
      exchange.firstByteMs ??= performance.now() - start;
      chunks.push(chunk);
    }
  } catch (error) {
    exchange.cutShort = true;
    throw error;
  } finally {
    exchange.body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  }
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

const decoders: Record<string, (body: Uint8Array) => Uint8Array> = {
  gzip: (body) => gunzipSync(body),
  deflate: (body) => inflateSync(body),
  br: (body) => brotliDecompressSync(body),
};

/** We ask for no compression; what a proxy compressed all the same is read, and what cannot be is left as it came. */
function plainBody(body: Uint8Array, headers: Record<string, string>): Uint8Array {
  const decode = decoders[headers['content-encoding']?.toLowerCase() ?? ''];
  if (decode === undefined) return body;
  try {
    const plain = decode(body);
    delete headers['content-encoding'];
    return plain;
  } catch {
    return body;
  }
}
