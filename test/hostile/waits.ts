/** Everything that a call can be kept waiting in, each as the environment of a command. */
import { visit } from '../end-to-end/harness.ts';
import { closingServer, rawServer, silentServer, unansweredPort } from './raw-servers.ts';

export const keys = { AWS_ACCESS_KEY_ID: 'AKIAFAKE0000000000000', AWS_SECRET_ACCESS_KEY: 'fake' };

/** What a command looks like whose every call goes nowhere. */
type Environment = Record<string, string>;

const towards = (origin: string): Environment => ({ ...keys, AWS_ENDPOINT_URL: origin });
export const behind = (proxy: string): Environment => ({ ...keys, HTTPS_PROXY: proxy, HTTP_PROXY: proxy });

/** Says that the response begins, and lets nobody see the end of it. */
const drip = (head: string): Promise<{ port: number }> =>
  rawServer((socket) => {
    socket.once('data', () => {
      socket.write(head);
      const timer = setInterval(() => socket.write(' '), 50);
      socket.on('close', () => clearInterval(timer));
    });
  });

export const waits: [string, () => Promise<Environment>][] = [
  ['a connection that nobody takes', async () => towards(`http://127.0.0.1:${await unansweredPort()}`)],
  ['a TLS handshake that nobody answers', async () => towards(`https://127.0.0.1:${(await silentServer()).port}`)],
  ['a request that nobody answers', async () => towards(`http://127.0.0.1:${(await silentServer()).port}`)],
  ['headers without end', async () => towards(`http://127.0.0.1:${(await drip('HTTP/1.1 200 OK\r\nx-long:')).port}`)],
  [
    'a body without end',
    async () => towards(`http://127.0.0.1:${(await drip('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n')).port}`),
  ],
  ['a proxy that nobody reaches', async () => behind(`http://127.0.0.1:${await unansweredPort()}`)],
  ['a proxy that never answers CONNECT', async () => behind(`http://127.0.0.1:${(await silentServer()).port}`)],
  ['a proxy over TLS that never shakes hands', async () => behind(`https://127.0.0.1:${(await silentServer()).port}`)],
  ['a proxy that closes on CONNECT', async () => behind(`http://127.0.0.1:${(await closingServer()).port}`)],
];

/** Milliseconds for a whole command: a listing is tried a few times, with pauses between. */
export const longest = 20_000;

/** One command with a time limit of 0.3 s for each call, and how long the whole of it took. */
export async function visitWaiting(argv: readonly string[], env: Environment): Promise<{ code: number; ms: number }> {
  const start = performance.now();
  const { code } = await visit(undefined, [...argv, '--timeout', '0.3'], { env });
  return { code, ms: performance.now() - start };
}
