import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/aws/exchange.ts';
import { createWire } from '../../src/aws/wire.ts';
import { json, server, wire } from './servers.ts';

const get = (origin: string) => ({ origin, path: '/x?a=b', method: 'GET', headers: {} });

describe('the wire', () => {
  it('sends path, query and body as they stand', async () => {
    const there = await server(json({}));
    await wire().send(
      {
        origin: there.origin,
        path: '/model/a%3A0/invoke?q=%20',
        method: 'POST',
        headers: { 'x-a': '1' },
        body: '{"a":1}',
      },
      {},
    );
    expect(there.received).toMatchObject([
      { method: 'POST', url: '/model/a%3A0/invoke?q=%20', body: '{"a":1}', headers: { 'x-a': '1' } },
    ]);
  });

  it('records a connection that is refused', async () => {
    const exchange: Exchange = {};
    await expect(wire().send(get('http://127.0.0.1:1'), { exchange })).rejects.toThrow('ECONNREFUSED');
    expect(exchange).toMatchObject({ method: 'GET', path: '/x?a=b', error: { code: 'ECONNREFUSED' } });
    expect(exchange.status).toBeUndefined();
  });

  it('keeps what arrived of a body that was cut', async () => {
    const there = await server((response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"half":', () => response.socket?.destroy());
    });
    const exchange: Exchange = {};
    await expect(wire().send(get(there.origin), { exchange })).rejects.toThrow(/closed|terminated|aborted/);
    expect(exchange).toMatchObject({ status: 200, cutShort: true });
    expect(Buffer.from(exchange.body ?? []).toString()).toBe('{"half":');
  });

  it('ends the connection of a call that is called off, and the server sees it', async () => {
    const closed = deferred();
    const there = await server((_response, incoming) => incoming.socket.once('close', closed.resolve));
    const controller = new AbortController();
    const sent = wire().send(get(there.origin), { signal: controller.signal });
    await arrived(there.received);
    controller.abort(new Error('called off'));
    await expect(sent).rejects.toThrow('called off');
    await closed.promise;
  });

  it('uses connections again, and opens no more than it may', async () => {
    const ports = new Set<number | undefined>();
    const there = await server((response, incoming) => {
      ports.add(incoming.socket.remotePort);
      json({})(response);
    });
    const one = wire();
    await Promise.all(Array.from({ length: 24 }, () => one.send(get(there.origin), {})));
    expect(there.received).toHaveLength(24);
    expect(ports.size).toBeLessThanOrEqual(4);
  });

  it('reads what a proxy compressed although nobody asked for it', async () => {
    const { origin } = await server((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"ok":true}'));
    });
    const { body, headers } = await wire().send({ origin, path: '/', method: 'GET', headers: {} }, {});
    expect(Buffer.from(body).toString('utf8')).toBe('{"ok":true}');
    expect(headers).not.toHaveProperty('content-encoding');
  });

  it('waits for the reply behind hints that come early', async () => {
    const there = await server((response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' });
      json({ whole: true })(response);
    });
    const exchange: Exchange = {};
    const { status, body } = await wire().send(get(there.origin), { exchange });
    expect([status, JSON.parse(Buffer.from(body).toString())]).toEqual([200, { whole: true }]);
    expect(exchange).toMatchObject({ status: 200, headers: { 'content-type': expect.any(String) } });
  });

  it('follows no redirect', async () => {
    const there = await server((response) => response.writeHead(307, { location: '/elsewhere' }).end());
    expect(await wire().send(get(there.origin), {})).toMatchObject({ status: 307 });
    expect(there.received).toHaveLength(1);
  });

  it('knows when the simulator has answered', async () => {
    const real = await server(json({}));
    const simulated = await server((response) =>
      response.writeHead(200, { 'X-Bedrock-Matrix-Simulator': '1' }).end('{}'),
    );
    const one = wire();
    await one.send(get(real.origin), {});
    expect(one.simulated()).toBe(false);
    await one.send(get(simulated.origin), {});
    expect(one.simulated()).toBe(true);
  });

  it('names the bundle that cannot be read', () => {
    expect(() => createWire({ connections: 1, proxies: {}, caBundles: ['/nonexistent/ca.pem'] })).toThrow(
      '/nonexistent/ca.pem',
    );
  });
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Resolves when the first request has arrived. */
async function arrived(received: readonly unknown[]): Promise<void> {
  while (received.length === 0) await new Promise((done) => setTimeout(done, 5));
}
