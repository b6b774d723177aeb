/** What stands between a run and Bedrock in many companies: a proxy, and an authority that only they know. On 127.0.0.1. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A self-signed certificate for 127.0.0.1 and the names of the us-east-1 endpoints. */
export const privateCa = fileURLToPath(new URL('../fixtures/private-ca.cert.pem', import.meta.url));
const privateKey = fileURLToPath(new URL('../fixtures/private-ca.key.pem', import.meta.url));

type Handler = (incoming: IncomingMessage, response: ServerResponse) => void;

/** Listens on a free port, until the test is over. */
async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (!isAddress(address)) throw new Error('the listener has no port');
  return address.port;
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

export async function plainServer(handler: Handler): Promise<string> {
  return `http://127.0.0.1:${await listening(createServer(handler))}`;
}

/** An https origin under the private authority. */
export async function tlsServer(handler: Handler): Promise<string> {
  const identity = { key: readFileSync(privateKey), cert: readFileSync(privateCa) };
  return `https://127.0.0.1:${await listening(createTlsServer(identity, handler))}`;
}

/** Passes every request on, unchanged, to the plain origin that `originFor` names. */
export function forwardTo(originFor: (incoming: IncomingMessage) => string): Handler {
  return (incoming, response) => {
    const { method, url, headers } = incoming;
    const onward = httpRequest(
      new URL(url ?? '/', originFor(incoming)),
      { method, headers, setHost: false },
      (reply) => {
        response.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  };
}

export interface Proxy {
  url: string;
  /** `host:port` of each tunnel that was asked for. */
  tunnels: string[];
}

/** A proxy that opens tunnels, to where `reach` says, and keeps count; with `refusal` it refuses all with that status. */
export async function tunnelProxy(reach: (target: string) => string, refusal?: number): Promise<Proxy> {
  const tunnels: string[] = [];
  const server = createServer((_incoming, response) => response.writeHead(501).end());
  server.on('connect', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    tunnels.push(incoming.url ?? '');
    socket.on('error', () => undefined);
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} Refused\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(reach(incoming.url ?? ''));
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  return { url: `http://127.0.0.1:${await listening(server)}`, tunnels };
}

/**
 * Passes requests on to a plain origin, and stops after so many: what is under way is cut, what comes later finds no listener.
 * With `backAfterMs` it listens again, on the same port.
 */
export async function mortalServer(
  origin: string,
  { dieAfter, backAfterMs }: { dieAfter: number; backAfterMs?: number },
): Promise<string> {
  const forward = forwardTo(() => origin);
  const sockets = new Set<Socket>();
  let left = dieAfter;
  const server = createServer((incoming, response) => {
    left -= 1;
    if (left !== 0) return forward(incoming, response);
    server.close();
    for (const socket of sockets) socket.destroy();
    if (backAfterMs !== undefined) setTimeout(() => server.listen(port, '127.0.0.1'), backAfterMs);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listening(server);
  return `http://127.0.0.1:${port}`;
}
