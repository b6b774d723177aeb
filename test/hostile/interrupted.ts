/** A command that waits for somebody who never answers, and the signal that ends it. */
import { setTimeout as sleep } from 'node:timers/promises';

import { vi } from 'vitest';

import { freshDirectory } from '../end-to-end/harness.ts';
import { startChild } from '../faults/child.ts';
import { silentServer } from './raw-servers.ts';
import { keys } from './waits.ts';

const role = ['--role-arn', 'arn:aws:iam::123456789012:role/x'];

export interface Waiting {
  argv: string[];
  env(port: number): Record<string, string>;
}

const handshake: Waiting['env'] = (port) => ({ ...keys, AWS_ENDPOINT_URL: `https://127.0.0.1:${port}` });
const tunnel: Waiting['env'] = (port) => ({ ...keys, HTTPS_PROXY: `http://127.0.0.1:${port}` });
const sts: Waiting['env'] = (port) => ({ ...keys, AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}` });

export const handshakeOf = (argv: string[]): Waiting => ({ argv, env: handshake });
export const tunnelOf = (argv: string[]): Waiting => ({ argv, env: tunnel });
export const stsOf = (argv: string[]): Waiting => ({ argv: [...argv, ...role], env: sts });

export const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 143],
] as const;

interface End {
  code: number | null;
  /** Whether it came at once, on a machine that is busy. */
  atOnce: boolean;
}

/** Sends one signal, some time after the first connection. */
export async function interrupted({ argv, env }: Waiting, signal: NodeJS.Signals): Promise<End> {
  const silent = await silentServer();
  const { process: child, ended } = startChild(argv, { cwd: freshDirectory(), env: env(silent.port) });
  await vi.waitUntil(() => silent.connections() > 0, { interval: 20, timeout: 90_000 });
  await sleep(100);
  const sent = performance.now();
  child.kill(signal);
  const { code } = await ended;
  return { code, atOnce: performance.now() - sent < 4_000 };
}
