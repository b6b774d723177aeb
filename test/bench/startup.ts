/** Time of a process that makes no call, and until its first request, against a Node that does nothing or only loads the SDK. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { figure, type Figure } from './table.ts';

const bin = fileURLToPath(new URL('bin/bedrock-matrix.js', pathToFileURL(`${process.cwd()}/`)));
const rounds = 11;

function milliseconds(args: readonly string[]): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}; is it built?`);
    return performance.now() - start;
  });
  return fastest(times);
}

/** What else the machine does can only add to it. */
function fastest(times: readonly number[]): number {
  return Math.min(...times);
}

/** From the start of the process until a server has its first request. */
async function firstRequest(): Promise<number> {
  const cwd = mkdtempSync(join(tmpdir(), 'bedrock-matrix-bench-'));
  const server = createServer((_, response) => response.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'bench' };
  const env = { PATH: process.env['PATH'], HOME: cwd, AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: url, ...credentials };
  const start = performance.now();
  const child = spawn(process.execPath, [bin, '--quiet'], { cwd, env, stdio: 'ignore' });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`${bin} ended with ${String(code)} before its first request`);
  });
  await Promise.race([once(server, 'request'), gone]);
  const ms = performance.now() - start;
  child.kill('SIGKILL');
  await gone.catch(() => undefined);
  server.close();
  rmSync(cwd, { recursive: true });
  return ms;
}

export async function startup(): Promise<Figure[]> {
  const nothing = milliseconds(['-e', '0']);
  const sdk = milliseconds(['-e', "import('@aws-sdk/client-bedrock')"]);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await firstRequest());
  const first = fastest(times);
  const [version, help] = [milliseconds([bin, '--version']), milliseconds([bin, '--help'])];
  return [
    figure('node -e 0', `${nothing.toFixed(0)} ms`),
    figure('--version', `${version.toFixed(0)} ms`),
    figure('--version : node -e 0', (version / nothing).toFixed(2), 'at most 1.3'),
    figure('--help : node -e 0', (help / nothing).toFixed(2), 'at most 1.3'),
    figure("node -e import('@aws-sdk/client-bedrock')", `${sdk.toFixed(0)} ms`),
    figure('first request of a run', `${first.toFixed(0)} ms`),
    figure('first request : node with the SDK', (first / sdk).toFixed(2)),
    figure('first request : 3 x node -e 0, and the SDK', (first / (2 * nothing + sdk)).toFixed(2), 'at most 1'),
  ];
}
