/** The one place where bytes leave the machine: pooled HTTP/1.1 connections, proxies, private CAs, no redirects, no retries. */
import { bodyReader } from './body.ts';
import { openConnections, type ConnectionOptions } from './connections.ts';
import type { CallOptions } from './exchange.ts';
import { exchangeOn, type WireRequest, type WireResponse } from './wire-exchange.ts';

export interface Wire {
  /** Sends and reads to the end. Throws what ended the exchange early; `options.exchange` has all that arrived before. */
  send(request: WireRequest, options: Partial<CallOptions>): Promise<WireResponse>;
  /** Whether any whole reply so far said that the simulator made it; undefined while there was none. */
  simulated(): boolean | undefined;
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
  let simulated: boolean | undefined;
  return {
    async send(request, call) {
      const dispatcher = connections.for(request.origin);
      const response = await withinTime(timeoutMs, call.signal, (signal) =>
        exchangeOn({ dispatcher, bodies, signal }, request, call),
      );
      simulated = simulated === true || simulatorHeader in response.headers;
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
