/** Puts the AWS SDK's clients on our wire, so that all clients share its connections and each exchange is on record. */
import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandler } from '@smithy/types';

import { callOf } from './sdk-call.ts';
import type { Wire } from './wire.ts';

export function sdkHandler(wire: Wire): RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions> {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, { abortSignal } = {}) {
      const response = await wire.send(
        {
          origin: originOf(request),
          path: request.path + queryOf(request),
          method: request.method,
          headers: request.headers,
          ...bodyOf(request),
        },
        callOf(request) ?? (isSignal(abortSignal) ? { signal: abortSignal } : {}),
      );
      // The SDK takes bytes as they are, and may change their prototype: they are a view of its own.
      const body = new Uint8Array(response.body.buffer, response.body.byteOffset, response.body.byteLength);
      return { response: { statusCode: response.status, headers: response.headers, body } };
    },
  };
}

function isSignal(value: unknown): value is AbortSignal {
  return value instanceof AbortSignal;
}

function originOf({ protocol, hostname, port }: HttpRequest): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
}

function bodyOf({ body }: HttpRequest): { body?: string | Uint8Array } {
  return typeof body === 'string' || body instanceof Uint8Array ? { body } : {};
}

/** Encoded as SigV4 encodes, names sorted. */
function queryOf({ query = {} }: HttpRequest): string {
  const pairs: string[] = [];
  for (const name of Object.keys(query).toSorted()) {
    const value = query[name];
    for (const one of Array.isArray(value) ? value : [value ?? '']) pairs.push(`${escapeUri(name)}=${escapeUri(one)}`);
  }
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function escapeUri(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
