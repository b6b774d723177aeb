/** One port for HTTP/1.1 and HTTP/2 in clear: AWS SDKs speak either, and prior knowledge is all that tells them apart. */
import { createServer as createHttp1, type IncomingMessage, type ServerResponse } from 'node:http';
import { constants, createServer as createHttp2, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer, type Server, type Socket } from 'node:net';

/** A reply under way, on either protocol. */
export interface Wire {
  head: (status: number, headers: Record<string, string | number>) => void;
  write: (bytes: Uint8Array, sent?: () => void) => void;
  end: (body?: string) => void;
  /** Sends the headers and nothing more. */
  flush: () => void;
  /** Breaks off, so that the caller sees a connection lost. */
  sever: () => void;
}

export type Incoming = IncomingMessage | Http2ServerRequest;
export type Answering = (incoming: Incoming, wire: Wire, ended: (listener: () => void) => void) => void;

export interface Listener {
  server: Server;
  /** Stops listening and ends open connections. */
  stop: () => Promise<void>;
}

/** Longer than any client keeps a connection, so that the simulator never closes one that is about to be used. */
const keepAliveMs = 120_000;
/** The first bytes of HTTP/2 with prior knowledge. */
const preface = 'PRI';

export function createListener(answer: Answering): Listener {
  const http1 = createHttp1((incoming, response) => {
    answer(incoming, http1Wire(response), (ended) => response.once('close', ended));
  });
  http1.keepAliveTimeout = keepAliveMs;
  const http2 = createHttp2((incoming, response) => {
    answer(incoming, http2Wire(response), (ended) => response.once('close', ended));
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A client that resets its connection is its own affair.
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      if (first.toString('latin1', 0, preface.length) === preface) {
        // It takes over the socket, and first what was read of it.
        http2.emit('connection', socket);
        return;
      }
      http1.emit('connection', socket);
      socket.resume();
    });
  });
  return { server, stop: () => stopServer(server, sockets) };
}

async function stopServer(server: Server, sockets: Set<Socket>): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  for (const socket of sockets) socket.destroy();
  await closed;
}

function http1Wire(response: ServerResponse): Wire {
  return {
    head: (status, headers) => response.writeHead(status, headers),
    write: (bytes, sent) => response.write(bytes, () => sent?.()),
    end: (body) => response.end(body),
    flush: () => response.flushHeaders(),
    sever: () => (response.headersSent ? response.socket?.destroy() : response.socket?.resetAndDestroy()),
  };
}

function http2Wire(response: Http2ServerResponse): Wire {
  return {
    head: (status, headers) => response.writeHead(status, headers),
    write: (bytes, sent) => response.write(bytes, () => sent?.()),
    end: (body) => response.end(body ?? ''),
    // HTTP/2 sends its headers at once.
    flush: () => undefined,
    sever: () => response.stream.close(constants.NGHTTP2_INTERNAL_ERROR),
  };
}
