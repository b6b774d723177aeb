/** The one place where bytes leave the machine: pooled HTTP/1.1 connections, proxies, private CAs, no redirects, no retries. */
import type { Dispatcher } from 'undici';

import { bodyReader, type Body, type BodyReader } from './body.ts';
import { openConnections, type ConnectionOptions } from './connections.ts';
import type { CallOptions } from './exchange.ts';
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

export interface WireOptions extends Omit<ConnectionOptions, 'timeoutMs'> {
  /** For a connection, and for the whole of a call that brings no deadline of its own: credentials are fetched so. In milliseconds. */
  timeoutMs?: number;
}

/**
 * HTTP/1.1 on purpose: over HTTP/2 the SDK's handler knows no proxy, arms no timeout and sends no keep-alive
 * (see the threads behind aws-sdk-js-v3#7936). Deadlines are the caller's, by `signal`, which destroys the socket.
 */
export function createWire({ timeoutMs = 30_000, ...options }: WireOptions): Wire {
  const connections = openConnections({ ...options, timeoutMs });
  const bodies = bodyReader();
  let simulated = false;
  return {
    async send(request, call) {
      const dispatcher = connections.for(request.origin);
      const response = await withinTime(timeoutMs, call.signal, (signal) =>
        exchangeOn({ dispatcher, bodies, signal }, request, call),
      );
      simulated ||= simulatorHeader in response.headers;
      return response;
    },
    simulated: () => simulated,
    close: () => connections.close(),
  };
}

/** `signal` is the caller's own deadline; without one there is ours. */
async function withinTime<T>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  make: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal !== undefined) return make(signal);
  const ours = new AbortController();
  const timer = setTimeout(() => ours.abort(new Error(`no reply within ${timeoutMs / 1000} s`)), timeoutMs);
  try {
    return await make(ours.signal);
  } finally {
    clearTimeout(timer);
  }
}

interface Means {
  dispatcher: Dispatcher;
  bodies: BodyReader;
  signal: AbortSignal;
}

/** Rejects as soon as the signal is aborted: undici looks at no request before it has a connection for it. */
function exchangeOn(
  { dispatcher, bodies, signal }: Means,
  request: WireRequest,
  { exchange = {} }: Partial<CallOptions>,
): Promise<WireResponse> {
  const start = performance.now();
  const { origin, path, method, body: sent = null } = request;
  Object.assign(exchange, { method, path });
  return new Promise((resolve, reject) => {
    let under: Dispatcher.DispatchController | undefined;
    let body: Body | undefined;
    const over = (error: unknown): void => {
      signal.removeEventListener('abort', stop);
      body?.broken(error);
      exchange.error = error;
      reject(error);
    };
    const stop = (): void => {
      under?.abort(signal.reason);
      over(signal.reason);
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    const options = {
      origin,
      path,
      method: method as Dispatcher.HttpMethod,
      headers: withUserAgent(request.headers),
      body: sent,
    };
    dispatcher.dispatch(options, {
      onRequestStart(controller) {
        under = controller;
        if (signal.aborted) controller.abort(signal.reason);
      },
      onResponseStart(_controller, status, headers) {
        // Others are on the way to a reply, as 100 Continue is.
        if (status < 200) return;
        exchange.status = status;
        exchange.headers = flatHeaders(headers);
        body = bodies.begin(exchange, start);
      },
      onResponseData(_controller, chunk) {
        // What it throws ends the exchange.
        body?.add(chunk);
      },
      onResponseEnd() {
        signal.removeEventListener('abort', stop);
        const { status = 0, headers = {} } = exchange;
        body?.whole().then((whole) => resolve({ status, headers, body: whole }), over);
      },
      onResponseError: (_controller, error) => over(error),
    });
  });
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
