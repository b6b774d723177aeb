import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { freshDirectory, isOneParagraph, visit } from '../end-to-end/harness.ts';

describe('simulate', () => {
  it('prints the variables that point a run at it, serves until it is interrupted, and ends with exit code 0', async () => {
    const stdout = new PassThrough();
    const controller = new AbortController();
    const serving = main({
      argv: ['simulate'],
      env: {},
      pid: process.pid,
      cwd: freshDirectory(),
      stdin: Readable.from([]),
      stdout,
      stderr: new PassThrough(),
      signal: controller.signal,
    });
    const lines = await firstText(stdout);
    const env = Object.fromEntries(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/=(.*)/s).slice(0, 2)),
    );
    const run = await visit(undefined, ['list', '--limit', '2'], { env });
    expect(run.code).toBe(0);
    expect(run.stdout.trimEnd().split('\n').length).toBeGreaterThanOrEqual(2);
    expect(env).toMatchObject({
      ANTHROPIC_BEDROCK_BASE_URL: env['AWS_ENDPOINT_URL_BEDROCK_RUNTIME'],
      ANTHROPIC_BEDROCK_MANTLE_BASE_URL: `${env['AWS_ENDPOINT_URL_BEDROCK_MANTLE']}/anthropic`,
    });
    controller.abort('SIGINT');
    expect(await serving).toBe(0);
    expect((await visit(undefined, ['list', '--timeout', '1'], { env })).code).toBe(1);
  });
});

it('says which port is in use, and what to do', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const run = await visit(undefined, ['simulate', '--port', String(port)]);
  taken.close();
  expect(run.code).toBe(1);
  expect(run.stderr).toContain(`Port ${port} is in use by another program.\n  Name another with --port`);
  expect(isOneParagraph(run)).toBe(true);
});

it('says so of an address that is not of this machine', async () => {
  const cwd = freshDirectory();
  writeFileSync(join(cwd, 'scenario.json'), '{"host": "192.0.2.1"}');
  const run = await visit(undefined, ['simulate', '--scenario', 'scenario.json'], { cwd });
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/cannot listen: .*192\.0\.2\.1[^]*`host`/);
  expect(isOneParagraph(run)).toBe(true);
});

it('says that a scenario file is not there, not that it is no JSON', async () => {
  const run = await visit(undefined, ['simulate', '--scenario', 'gone.json']);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('there is no file');
  expect(run.stderr).not.toContain('ENOENT');
});

function firstText(stream: PassThrough): Promise<string> {
  return new Promise((resolve) => stream.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8'))));
}
