/** Pools of connections, by scheme: through proxies, under private authorities, and none that is longer in the making than a call may last. */
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { rootCertificates } from 'node:tls';

import { Agent, buildConnector, EnvHttpProxyAgent, Pool, type Dispatcher } from 'undici';

import { usageError } from '../errors.ts';

export interface ConnectionOptions {
  /** Most connections per origin. */
  connections: number;
  /** How long a connection may take to be made, in milliseconds: name, TCP, the proxy's CONNECT and TLS together. */
  timeoutMs: number;
  proxies: { https?: string; http?: string; no?: string };
  /** PEM files trusted beside Node's own roots. */
  caBundles: readonly string[];
}

export interface Connections {
  for(origin: string): Dispatcher;
  /** Ends them all, those in the making too. */
  close(): Promise<void>;
}

/** One dispatcher for each scheme: undici's own agent would send https through HTTP_PROXY, which neither curl nor the AWS CLI does. */
export function openConnections({ connections, timeoutMs, proxies, caBundles }: ConnectionOptions): Connections {
  const making = new Set<() => void>();
  const tls = trusted(caBundles);
  const guard = (connect: buildConnector.connector): buildConnector.connector => guarded(connect, timeoutMs, making);
  const pool = {
    connections,
    headersTimeout: 0,
    bodyTimeout: 0,
    // NAT gateways, load balancers and VPC endpoints forget idle connections after 350 s.
    keepAliveTimeout: 30_000,
    keepAliveMaxTimeout: 300_000,
    connect: buildConnector({ timeout: 0, ...tls }),
    factory: (origin: string | URL, given: object): Pool => guardedPool(origin, given, guard),
  };
  const proxied = {
    ...pool,
    requestTls: { timeout: 0, ...tls },
    proxyTls: { timeout: 0, ...tls },
    noProxy: proxies.no ?? '',
    // A CONNECT that is not answered holds a connection of its own.
    clientFactory: (origin: URL, given: object): Pool =>
      guardedPool(origin, { ...given, headersTimeout: timeoutMs }, guard),
  };
  const through = (proxy: string | undefined): Dispatcher =>
    proxy === undefined ? new Agent(pool) : new EnvHttpProxyAgent({ ...proxied, httpProxy: proxy, httpsProxy: proxy });
  const dispatchers = { https: through(proxies.https), http: through(proxies.http) };
  return {
    for: (origin) => (origin.startsWith('https:') ? dispatchers.https : dispatchers.http),
    async close() {
      for (const cancel of making) cancel();
      await Promise.all([dispatchers.https.destroy(), dispatchers.http.destroy()]);
    },
  };
}

type Guard = (connect: buildConnector.connector) => buildConnector.connector;

function guardedPool(origin: string | URL, given: Pool.Options, guard: Guard): Pool {
  const { connect, ...options } = given;
  if (typeof connect !== 'function') throw new Error('a pool is made with its connector');
  return new Pool(origin, { ...options, connect: guard(connect) });
}

/** `making`: what cancels each connection that is not made yet. */
function guarded(
  connect: buildConnector.connector,
  timeoutMs: number,
  making: Set<() => void>,
): buildConnector.connector {
  return (options, callback) => {
    let over = false;
    const isFirst = (): boolean => {
      if (over) return false;
      clearTimeout(timer);
      making.delete(cancel);
      return (over = true);
    };
    const fail = (error: Error): void => {
      if (isFirst()) callback(asFinal(error), null);
    };
    const giveUp = (error: Error): void => {
      fail(error);
      if (socket instanceof Socket) socket.destroy();
    };
    const timer = setTimeout(() => giveUp(notConnected(timeoutMs)), timeoutMs);
    const cancel = (): void => giveUp(new Error('the connection was called off'));
    making.add(cancel);
    // Not in the types: undici's own connector returns the socket that it opens.
    const socket: unknown = connect(options, (error, made) => {
      if (error !== null) fail(error);
      else if (isFirst()) callback(null, made);
      else made.on('error', () => undefined).destroy();
    });
  };
}

function notConnected(timeoutMs: number): Error {
  return Object.assign(new Error(`no connection within ${timeoutMs / 1000} s`), { code: 'UND_ERR_CONNECT_TIMEOUT' });
}

/**
 * On these undici keeps its requests and connects again at once, without end (client.js, `onError` and `handleConnectError` of
 * 7.30): what happens while a connection is made ends the requests that wait for it, and the runner decides what comes next.
 */
const repeated: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'UND_ERR_INFO', 'ERR_TLS_CERT_ALTNAME_INVALID']);

function asFinal(error: Error): Error {
  const isRepeated = 'code' in error && repeated.has(error.code);
  return isRepeated ? Object.assign(new Error(error.message, { cause: error }), { code: 'NOT_CONNECTED' }) : error;
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
