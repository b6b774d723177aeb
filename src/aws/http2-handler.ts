/**
 * HTTP/2 for the one operation that needs it: a conversation in both directions. One session for each call, ended as soon as
 * the other side has said one whole event: more would only cost. It knows no proxy.
 */
import { connect, constants, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import { Readable } from 'node:stream';

import type { HttpRequest, HttpResponse, RequestHandler } from '@smithy/types';

import { flatHeaders, type CallOptions, type Exchange } from './exchange.ts';
import { callOf } from './sdk-call.ts';
import { withUserAgent } from './user-agent.ts';
import { replyBounds, tooLong } from './body.ts';
import { trusted } from './connections.ts';

export function http2Handler(caBundles: readonly string[]): RequestHandler<HttpRequest, HttpResponse> {
  return {
    metadata: { handlerProtocol: 'h2' },
    async handle(request) {
      const { signal, exchange = {} }: Partial<CallOptions> = callOf(request) ?? {};
      exchange.method = request.method;
      exchange.path = request.path;
      const port = request.port === undefined ? '' : `:${request.port}`;
      const session = connect(`${request.protocol}//${request.hostname}${port}`, trusted(caBundles));
      const stop = (): void => session.destroy(new Error('time limit'));
      try {
        const talking = talk(session, request, exchange);
        signal?.addEventListener('abort', stop, { once: true });
        if (signal?.aborted === true) stop();
        await talking;
      } catch (error) {
        exchange.error = error;
        throw error;
      } finally {
        signal?.removeEventListener('abort', stop);
        session.destroy();
        // What was not sent is let go, or the pipeline behind it would wait for ever.
        if (request.body instanceof Readable) request.body.unpipe().resume();
      }
      const body = Readable.from(exchange.body === undefined ? [] : [exchange.body]);
      return { response: { statusCode: exchange.status ?? 0, headers: exchange.headers ?? {}, body } };
    },
  };
}

/** Resolves with the first whole event, or at the end of the reply. */
function talk(session: ClientHttp2Session, request: HttpRequest, exchange: Exchange): Promise<void> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    session.on('error', reject);
    const stream = session.request({
      ...withUserAgent(request.headers),
      ':method': request.method,
      ':path': request.path,
    });
    stream.on('error', reject);
    stream.once('response', (headers) => {
      exchange.status = headers[':status'] ?? 0;
      exchange.headers = flatHeaders(headers);
    });
    let body = Buffer.alloc(0);
    stream.on('data', (chunk: Buffer) => {
      exchange.firstByteMs ??= performance.now() - start;
      body = Buffer.concat([body, chunk]);
      exchange.body = body;
      if (body.length > replyBounds.reply) return reject(tooLong(replyBounds.reply));
      const length = firstFrame(body);
      if (exchange.status !== 200 || length === undefined) return;
      exchange.body = body.subarray(0, length);
      resolve();
    });
    stream.once('end', () => {
      const isWhole = exchange.status !== undefined && stream.rstCode === constants.NGHTTP2_NO_ERROR;
      if (isWhole) return resolve();
      exchange.cutShort = exchange.status !== undefined;
      reject(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' }));
    });
    send(stream, request);
  });
}

/** The events go out as they are signed; the other side may refuse before the last of them. */
function send(stream: ClientHttp2Stream, { body }: HttpRequest): void {
  if (body instanceof Readable) body.pipe(stream);
  else stream.end();
}

/** Bytes of the first frame once it is whole: each begins with its length, four bytes, big endian. */
function firstFrame(body: Buffer): number | undefined {
  const length = body.length < 4 ? Infinity : body.readUInt32BE(0);
  return length <= body.length ? length : undefined;
}
