/** One request and its reply on a dispatcher of undici, without a stream between the socket and the body: what is made for each call costs. */
import type { Dispatcher } from 'undici';

import type { Body, BodyReader } from './body.ts';
import { flatHeaders, type CallOptions } from './exchange.ts';
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

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

interface Means {
  dispatcher: Dispatcher;
  bodies: BodyReader;
  signal: AbortSignal;
}

/** Rejects as soon as the signal is aborted: undici looks at no request before it has a connection for it. */
export function exchangeOn(
  { dispatcher, bodies, signal }: Means,
  request: WireRequest,
  { exchange = {} }: Partial<CallOptions>,
): Promise<WireResponse> {
  const start = performance.now();
  exchange.method = request.method;
  exchange.path = request.path;
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let body: Body | undefined;
    const end = (error: unknown): void => {
      signal.removeEventListener('abort', stop);
      body?.broken(error);
      exchange.error = error;
      reject(error);
    };
    const stop = (): void => {
      controller?.abort(signal.reason);
      end(signal.reason);
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    dispatcher.dispatch(optionsOf(request), {
      onRequestStart(given) {
        controller = given;
        if (signal.aborted) given.abort(signal.reason);
      },
      onResponseStart(_, status, headers) {
        // Others come before a reply, as 103 Early Hints does.
        if (status < 200) return;
        exchange.status = status;
        exchange.headers = flatHeaders(headers);
        body = bodies.begin(exchange, start);
      },
      // What it throws ends the exchange.
      onResponseData: (_, chunk) => body?.add(chunk),
      onResponseEnd() {
        signal.removeEventListener('abort', stop);
        const { status = 0, headers = {} } = exchange;
        body?.whole().then((whole) => resolve({ status, headers, body: whole }), end);
      },
      onResponseError: (_, error) => end(error),
    });
  });
}

function optionsOf({ headers, ...request }: WireRequest): Dispatcher.DispatchOptions {
  return { ...request, headers: withUserAgent(headers) };
}
