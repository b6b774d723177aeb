/** Replies without end and replies that unfold: each is left at its bound, with the memory of the process flat. */
import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { expect, it, onTestFinished } from 'vitest';

import { freshDirectory } from '../end-to-end/harness.ts';
import { startChild } from '../faults/child.ts';

type Answer = (response: ServerResponse) => void;

/** 1 MB of it again and again, until nobody reads any more. */
const endless =
  (head: string, piece: string | Buffer, status = 200): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).write(head);
    const again = (): void => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', again).on('error', () => undefined);
    again();
  };

/** 16 MB of blanks each; 128 members of a gzip file unfold one after the other to 2 GB. */
const member = gzipSync(Buffer.alloc(2 ** 24, ' '));
const bomb: (status: number) => Answer = (status) => (response) =>
  void response
    .writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    .end(Buffer.concat(Array.from({ length: 128 }, () => member)));

const mega = 'x'.repeat(2 ** 20);
const model = {
  modelId: 'amazon.nova-lite-v1:0',
  providerName: 'Amazon',
  inputModalities: ['TEXT'],
  outputModalities: ['TEXT'],
  inferenceTypesSupported: ['ON_DEMAND'],
};

const json =
  (body: object): Answer =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

interface Scene {
  models?: Answer;
  profiles?: Answer;
  call?: Answer;
}

async function bedrock({
  models = json({ modelSummaries: [model] }),
  profiles = json({ inferenceProfileSummaries: [] }),
  call = json({}),
}: Scene): Promise<string> {
  const server = createServer((incoming, response) => {
    const path = incoming.url ?? '';
    const isNonsense = path.includes('no-such-model');
    if (path.startsWith('/foundation-models')) models(response);
    else if (path.startsWith('/inference-profiles')) profiles(response);
    else if (path.startsWith('/model/') && !isNonsense) call(response);
    else
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end('{"message":"The provided model identifier is invalid."}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Highest resident memory of a process so far, in MB. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

let page = 0;

/** A run in which more than a fifth of the cells said nothing is incomplete: exit code 4. */
it.each<[string, Scene, string[], number]>([
  ['a JSON body without end', { call: endless('{"a":"', mega) }, ['--api', 'converse,invoke'], 4],
  ['an error without end', { call: endless('{"message":"', mega, 400) }, ['--api', 'converse'], 4],
  [
    'server-sent events without end',
    { call: endless('', `data: {}\n\n`.repeat(2 ** 16)) },
    ['--api', 'converse-stream'],
    4,
  ],
  ['a gzip bomb of 2 GB', { call: bomb(200) }, ['--api', 'converse'], 4],
  ['a gzip bomb in an error', { call: bomb(400) }, ['--api', 'converse'], 4],
  [
    'a list of models without end',
    { models: endless('{"modelSummaries":[', `${JSON.stringify(model)},`.repeat(4096)) },
    [],
    1,
  ],
  [
    'pages of profiles without end',
    { profiles: (response) => json({ inferenceProfileSummaries: [], nextToken: `token-${(page += 1)}` })(response) },
    ['--api', 'converse'],
    4,
  ],
])('%s ends at its bound', async (name, scene, argv, code) => {
  const cwd = freshDirectory();
  const origin = await bedrock(scene);
  const env = { AWS_ACCESS_KEY_ID: 'AKIAFAKE0000000000000', AWS_SECRET_ACCESS_KEY: 'fake', AWS_ENDPOINT_URL: origin };
  const options = ['--service', 'bedrock-runtime', '--retries', '0', '--timeout', '20', ...argv];
  const { process: child, ended } = startChild(['run', ...options], { cwd, env });
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 20);
  const ending = await ended.finally(() => clearInterval(timer));
  console.log(`${name}: peak memory ${peak.toFixed(0)} MB`);
  expect(ending).toMatchObject({ code, signal: null });
  expect(peak).toBeLessThan(500);
  if (code === 1) return;
  expect(readFileSync(join(cwd, 'bedrock_evidence.ndjson'), 'utf8').length).toBeLessThan(100_000);
});
