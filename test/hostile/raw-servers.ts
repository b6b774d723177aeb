/** Servers that break every rule of their protocol, on 127.0.0.1, until the test is over. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { onTestFinished } from 'vitest';

export interface RawServer {
  port: number;
  /** Connections that were made to it so far. */
  connections(): number;
}

/** Hands each connection to `greet`, which may do as it likes with it. */
export async function rawServer(greet: (socket: Socket) => void): Promise<RawServer> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    greet(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { port: (server.address() as AddressInfo).port, connections: () => connections };
}

/** Takes connections and never says a word. */
export function silentServer(): Promise<RawServer> {
  return rawServer((socket) => socket.resume());
}

/** Ends each connection as soon as something was said. */
export function closingServer(): Promise<RawServer> {
  return rawServer((socket) => socket.once('data', () => socket.destroy()));
}

/** A port whose queue of connections is full: the system answers no further one, as a firewall that drops packets. */
export async function unansweredPort(): Promise<number> {
  const script = `const server = require('node:net').createServer();
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(server.address().port));`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(said.toString('utf8'));
  child.kill('SIGSTOP');
  const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  onTestFinished(() => fillers.forEach((socket) => socket.destroy()));
  await new Promise((done) => setTimeout(done, 200));
  return port;
}
