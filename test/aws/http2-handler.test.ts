/** Conversations over HTTP/2 that the other side breaks off. */
import { once } from 'node:events';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import type { HttpRequest } from '@smithy/types';
import { expect, it, onTestFinished } from 'vitest';
import type { Exchange } from '../../src/aws/exchange.ts';
import { faultOfCall } from '../../src/aws/fault.ts';
import { http2Handler } from '../../src/aws/http2-handler.ts';
import { handOver, withCall } from '../../src/aws/sdk-call.ts';

/** What is on record of a conversation with a server that answers so. */
async function talkedTo(answer: (stream: ServerHttp2Stream, cut: () => void) => void): Promise<Exchange> {
  const server = createServer();
  const sockets = new Set<Socket>();
  const cut = (): void => sockets.forEach((socket) => void setTimeout(() => socket.destroy(), 20));
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => undefined);
    answer(stream, cut);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const there = { protocol: 'http:', hostname: '127.0.0.1', port, path: '/' };
  const request: HttpRequest = { ...there, method: 'POST', headers: {}, query: {} };
  const exchange: Exchange = {};
  const { input } = withCall({ input: {} }, { signal: new AbortController().signal, exchange });
  handOver(input, request);
  await http2Handler([])
    .handle(request)
    .catch(() => undefined);
  return exchange;
}

it('a refusal that is cut is a reply that ended early, and no statement', async () => {
  const exchange = await talkedTo((stream, cut) => {
    stream.respond({ ':status': 403 });
    stream.write('{"message":"The model is not suppor');
    cut();
  });
  expect(faultOfCall(exchange, {})).toMatchObject({ origin: 'malformed', type: 'cut-short' });
});

it('a whole refusal is what the service said', async () => {
  const exchange = await talkedTo((stream) => {
    stream.respond({ ':status': 403 });
    stream.end('{"message":"no"}');
  });
  expect(faultOfCall(exchange, {})).toMatchObject({ origin: 'service', message: 'no' });
});

it('a connection that ends before any reply is lost', async () => {
  const exchange = await talkedTo((_, cut) => cut());
  expect(faultOfCall(exchange, {})).toMatchObject({ origin: 'transport', type: 'reset' });
});
