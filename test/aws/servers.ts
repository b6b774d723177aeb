/** Servers on 127.0.0.1 that remember what they were sent, until the test is over. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { createWire, type Wire } from '../../src/aws/wire.ts';

interface Received {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Listening {
  origin: string;
  received: Received[];
}

export async function server(
  answer: (response: ServerResponse, incoming: IncomingMessage) => void,
): Promise<Listening> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const listener = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      received.push({ method, url, headers, body: Buffer.concat(parts).toString('utf8') });
      answer(response, incoming);
    });
  });
  listener.on('connection', (socket: Socket) => sockets.add(socket));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => {
    listener.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the listener has no port');
  return { origin: `http://127.0.0.1:${address.port}`, received };
}

export function json(body: object, status = 200): (response: ServerResponse) => void {
  return (response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A wire without proxies, closed when the test is over. */
export function wire(): Wire {
  const made = createWire({ connections: 4, proxies: {}, caBundles: [] });
  onTestFinished(() => made.close());
  return made;
}

/** Keys that open nothing. */
export const keys = { accessKeyId: 'FAKEACCESSKEYID00000', secretAccessKey: 'fake-secret-key' };
