import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../docs-blocks.ts';
import { runMatrix, UserError, type MatrixResult } from '../../src/index.ts';
import { isFresh } from '../cli-process.ts';
import { freshDirectory, simulated } from '../end-to-end/harness.ts';

const root = new URL('../..', import.meta.url);
const few = { model: 'amazon.nova-*', api: ['converse', 'invoke'], service: 'bedrock-runtime' } as const;

describe('runMatrix', () => {
  it('gives each cell when it is settled, and the same in the whole run', async () => {
    const { environment: env } = await simulated({});
    const cwd = freshDirectory();
    const matrix = runMatrix({ ...few, region: 'us-east-1', env, cwd });
    const results: MatrixResult[] = [];
    for await (const result of matrix) results.push(result);
    const { results: whole, end, rows } = await matrix.run;
    expect(results).toHaveLength(rows.length * 2);
    expect(whole.size).toBe(results.length);
    expect(results.filter(({ verdict }) => verdict === 'supported').length).toBeGreaterThan(3);
    expect(end.incomplete).toBeUndefined();
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('leaves the evidence where it is asked to', async () => {
    const { environment: env } = await simulated({});
    const cwd = freshDirectory();
    await runMatrix({ ...few, limit: 1, region: 'us-east-1', env, cwd, evidence: 'kept.ndjson' }).run;
    expect(readdirSync(cwd)).toEqual(['kept.ndjson']);
  });

  it('ends when the loop is left, and when the signal says so', async () => {
    const { environment: env } = await simulated({ latency: 20 });
    const left = runMatrix({ ...few, region: 'us-east-1', env, concurrency: 1 });
    for await (const result of left) {
      expect(result.row.region).toBe('us-east-1');
      break;
    }
    const { end, results, rows } = await left.run;
    expect(end.interrupted).toBe(true);
    expect(results.size).toBeLessThan(rows.length * 2);
    const stop = new AbortController();
    const stopped = runMatrix({ ...few, region: 'us-east-1', env, concurrency: 1, signal: stop.signal });
    for await (const { verdict } of stopped) if (verdict === 'supported') stop.abort();
    expect((await stopped.run).end.interrupted).toBe(true);
  });

  it('keeps to a budget as the command line does', async () => {
    const { environment: env, requests } = await simulated({});
    const { results, end } = await runMatrix({ ...few, region: 'us-east-1', env, maxCalls: 3 }).run;
    expect(end.incomplete).toMatch(/--max-calls/);
    expect([...results.values()].some(({ reason }) => reason === 'over-budget')).toBe(true);
    expect(
      requests.filter(({ target, endpoint }) => endpoint === 'runtime' && !target?.includes('no-such-model')),
    ).toHaveLength(3);
  });

  it('knows the secrets of one run no more in the next: they may be ordinary words there', async () => {
    const { environment } = await simulated({});
    const nova = { ...few, model: 'amazon.nova-lite*', region: 'us-east-1', limit: 1 } as const;
    const idsOf = async (env: Record<string, string>): Promise<string[]> =>
      (await runMatrix({ ...nova, env }).run).rows.map(({ model }) => model);
    expect(await idsOf({ ...environment, OPENAI_API_KEY: 'v1:0' })).toContain('amazon.nova-lite-[redacted]');
    expect(new Set(await idsOf(environment))).toEqual(new Set(['amazon.nova-lite-v1:0']));
  });

  it('takes what the command line takes: features, values, a prompt, probe files, a shard, retries', async () => {
    const { environment: env } = await simulated({});
    const cwd = freshDirectory();
    writeFileSync(
      join(cwd, 'orders.json'),
      JSON.stringify({
        name: 'orders',
        api: 'converse',
        models: 'amazon.*',
        body: { messages: [{ role: 'user', content: [{ text: 'Say OK.' }] }] },
        expect: [{ path: 'stopReason', exists: true }],
      }),
    );
    const about = {
      ...few,
      model: 'amazon.nova-lite*',
      region: 'us-east-1',
      profileType: 'in-region',
      env,
      cwd,
    } as const;
    const asked = {
      features: ['tool-use'],
      featuresApi: 'converse',
      vary: 'max-tokens=1,16',
      prompt: 'Say hello.',
      probeFile: 'orders.json',
    } as const;
    const { header } = await runMatrix({ ...about, ...asked, evidence: 'e.ndjson' }).run;
    expect(header.features?.map(({ key }) => key)).toEqual([
      'tool-use',
      'max-tokens=1',
      'max-tokens=16',
      'probe:orders',
    ]);
    const again = runMatrix({ ...about, ...asked, evidence: 'e.ndjson', resume: true, retry: ['supported'] });
    const results: MatrixResult[] = [];
    for await (const result of again) results.push(result);
    expect(results.length).toBeGreaterThan(0);
    const [one, two] = await Promise.all(
      ['1/2', '2/2'].map((shard) => runMatrix({ ...few, region: 'us-east-1', env, shard }).run),
    );
    expect(one?.rows.filter((row) => two?.rows.some((other) => isDeepStrictEqual(other, row)))).toEqual([]);
    const file: object = { output: 'm.csv' };
    expect(() => runMatrix(file)).toThrow(/no option output/);
  });

  it('throws what is wrong with an option at once, and rejects with what goes wrong later', async () => {
    expect(() => runMatrix({ limit: 0 })).toThrow(UserError);
    const wrong: object = { regions: 'us-east-1' };
    expect(() => runMatrix(wrong)).toThrow(/no option regions/);
    const matrix = runMatrix({ env: { AWS_REGION: 'us-east-1' } });
    await expect(matrix.run).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/credentials/),
    });
    await expect(matrix[Symbol.asyncIterator]().next()).rejects.toThrow(/credentials/);
  });
});

it('the example in docs/library.md runs as it stands', async () => {
  const [example = ''] = blocksOf('library', 'js', 'docs/library.md');
  expect(example).toContain("from 'bedrock-matrix'");
  const cwd = freshDirectory();
  const installed = join(cwd, 'node_modules', 'bedrock-matrix');
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, 'package.json'), '{"name":"bedrock-matrix","type":"module","exports":"./index.mjs"}');
  const door = new URL(isFresh() ? 'dist/index.js' : 'src/index.ts', root);
  writeFileSync(join(installed, 'index.mjs'), `export * from ${JSON.stringify(door.href)};\n`);
  writeFileSync(join(cwd, 'example.mjs'), example);
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const compiler = isFresh() ? [] : ['--import', tsx];
  const child = spawn(process.execPath, [...compiler, 'example.mjs'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const written: string[] = [];
  child.stdout.on('data', (part: Buffer) => written.push(String(part)));
  child.stderr.on('data', (part: Buffer) => written.push(String(part)));
  const [code] = await once(child, 'close');
  expect({ code, text: written.join('') }).toMatchObject({
    code: 0,
    text: expect.stringMatching(/converse supported[\s\S]*\n\d+ calls\n/),
  });
});
