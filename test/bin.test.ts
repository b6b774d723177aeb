import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInProcess } from './run-in-process.ts';
import { isWindows, notOnWindows } from './platform.ts';

const bin = fileURLToPath(new URL('../bin/bedrock-matrix.js', import.meta.url));
const built = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const cwd = mkdtempSync(join(tmpdir(), 'bin-'));
const env = { PATH: process.env['PATH'] };

beforeAll(() => {
  if (!existsSync(built)) throw new Error('There is no build to test: run "npm run build" first, as "npm test" does.');
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('the built program', () => {
  it('prints its version', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, '--version'], { cwd, env });
    const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(manifest).toMatchObject({ version: stdout.trimEnd() });
    expect(stderr).toBe('');
  });

  it('prints the help that the command line makes', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [bin, '--help'], { cwd, env });
    expect(stdout).toBe((await runInProcess(['--help'])).stdout);
  });

  it('on a Node that is too old names the one that it needs', async () => {
    const older = (node: string): string =>
      `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${node}'}})`;
    for (const node of ['18.20.8', '20.18.3']) {
      await expect(
        promisify(execFile)(process.execPath, ['--import', older(node), bin, '--demo'], { cwd, env }),
      ).rejects.toMatchObject({
        code: 1,
        stdout: '',
        stderr: `bedrock-matrix: Node.js ${node} is too old.\n  Install Node.js 20.19 or newer: https://nodejs.org\n`,
      });
    }
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', older('22.0.0'), bin, '--version'], {
      cwd,
      env,
    });
    expect(stdout).toMatch(/^\d/);
  });

  it('writes the whole CSV of a demo into a pipe, however slowly it is read', async () => {
    const child = spawn(process.execPath, [bin, '--demo', '--limit', '2', '-o', '-'], { cwd, env });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => {
      parts.push(part);
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 20);
    });
    child.stderr.resume();
    const code = await new Promise((resolve) => child.on('close', resolve));
    const text = Buffer.concat(parts).toString('utf8');
    expect(code).toBe(0);
    expect(text).toMatch(/^Model,Service,/);
    expect(text).toMatch(/\n$/);
    expect(text.trimEnd().split('\n').length).toBeGreaterThanOrEqual(3);
  });

  it.skipIf(isWindows)(
    `takes a reader that leaves after the first line, as head does${notOnWindows('there is no head')}`,
    async () => {
      const command = `"${process.execPath}" "${bin}" --demo --limit 2 -o - 2>errors | head -1; cat errors >&2`;
      const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command], { cwd, env });
      expect(stdout).toMatch(/^Model,Service,.*\n$/);
      expect(stderr).not.toMatch(/EPIPE|^\s+at /m);
    },
  );

  it.skipIf(isWindows)(
    `ends an interrupted run in good order${notOnWindows('no signal can be sent to a process')}`,
    async () => {
      const child = spawn(process.execPath, [bin, '--demo', '-c', '2'], { cwd, env });
      child.stdout.resume();
      const firstRow = /\[ *1\//;
      let stderr = '';
      child.stderr.on('data', (part: Buffer) => {
        const wasCalled = firstRow.test(stderr);
        stderr += part.toString();
        // Before the first row there is nothing to write.
        if (!wasCalled && firstRow.test(stderr)) child.kill('SIGINT');
      });
      const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
        child.on('close', (...ended) => resolve(ended)),
      );
      expect({ code, signal, stderr }).toMatchObject({ code: 130, signal: null });
      expect(readFileSync(join(cwd, 'bedrock_compatibility_matrix.demo.csv'), 'utf8')).toMatch(/^Model,/);
    },
  );
});
