/** An endpoint that admits so many calls a second over all models, in front of a simulator; tells, when asked, what came and when. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Limit } from './children.ts';

const { perSecond, burst, latencyMs, origin } = JSON.parse(process.argv[2] ?? '{}') as Limit;
const body = JSON.stringify({ message: 'Too many requests, please wait before trying again.' });
const came: { at: number; admitted: boolean }[] = [];
let tokens = burst;
let last = performance.now();

function admits(): boolean {
  const now = performance.now();
  tokens = Math.min(burst, tokens + ((now - last) / 1000) * perSecond);
  last = now;
  const admitted = tokens >= 1;
  if (admitted) tokens -= 1;
  came.push({ at: now, admitted });
  return admitted;
}

const server = createServer((incoming, reply) => {
  if (!admits()) {
    incoming.resume();
    setTimeout(
      () =>
        reply
          .writeHead(429, { 'content-type': 'application/json', 'x-amzn-errortype': 'ThrottlingException' })
          .end(body),
      10,
    );
    return;
  }
  const onward = request(origin + incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
    const wait = latencyMs * (0.5 + Math.random());
    setTimeout(() => answer.pipe(reply.writeHead(answer.statusCode ?? 502, answer.headers)), wait);
  });
  incoming.pipe(onward);
});

server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on('message', () => process.send?.(came));
process.on('disconnect', () => process.exit());
