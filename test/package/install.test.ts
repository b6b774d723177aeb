/** What the packed file is, and what people see who install it. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { freshDirectory, simulated } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';
import { createMachine, shell, type Ended } from './machine.ts';

function packedFiles(): { path: string; size: number }[] {
  const listed = execFileSync('tar', ['-tvzf', inject('tarball')], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return listed.map((line) => ({
    path: line.split(/\s+/).at(-1)?.replace('package/', '') ?? '',
    size: Number(line.split(/\s+/).find((field, at) => at > 1 && /^\d+$/.test(field) && field !== '0')),
  }));
}

describe('the packed file', () => {
  it('holds each declaration that an import can reach, and no other', () => {
    const declarations = packedFiles().filter(({ path }) => path.endsWith('.d.ts'));
    expect(declarations.map(({ path }) => path)).toContain('dist/index.d.ts');
    const inside = /^dist\/(?:simulator|runner|report|families|discovery|commands)\//;
    expect(declarations.filter(({ path }) => inside.test(path))).toEqual([]);
    expect(declarations.length).toBeLessThan(50);
  });

  it('is small', () => {
    const files = packedFiles();
    expect(files.length).toBeLessThan(300);
    expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(1_900_000);
  });
});

describe('the second command of the README, with the packed file', { timeout: 240_000 }, () => {
  const installed = inject('installed');
  const folder = join(installed, 'lib/node_modules/bedrock-matrix');
  const machine = createMachine();
  const there = { ...machine.env, PATH: `${join(installed, 'bin')}:${machine.env['PATH']}` };
  let ended: Ended;

  beforeAll(async () => {
    const said = await vi.waitFor(() => readFileSync(join(installed, 'ended.json'), 'utf8'), { timeout: 240_000 });
    ended = JSON.parse(said);
  }, 240_000);

  it('installs without a warning and without a script of ours, and the command tests a simulated account', async () => {
    const cwd = freshDirectory();
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).not.toMatch(/warn|deprecated|bedrock-matrix@.* (?:pre|post)?(?:install|pare|pack|build)/i);

    const simulator = await simulated(having(plainModel('acme.one-v1:0')));
    const run = await shell('bedrock-matrix -o -', { cwd, env: { ...there, ...simulator.environment } });
    expect(run.stdout).toMatch(/^acme\.one-v1:0,bedrock-runtime,in-region,✓/m);
    expect(run.stderr).not.toMatch(/warning/i);
    expect((await shell('bedrock-matrix --version', { cwd, env: there })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('loads the openai package only when an API of its shape is asked', async () => {
    const cwd = freshDirectory();
    // The same program and packages, but one.
    for (const name of ['bin', 'dist', 'package.json'])
      cpSync(join(folder, name), join(cwd, name), { recursive: true });
    mkdirSync(join(cwd, 'node_modules'));
    const packages = readdirSync(join(folder, 'node_modules'));
    expect(packages).toContain('openai');
    for (const name of packages.filter((one) => one !== 'openai'))
      symlinkSync(join(folder, 'node_modules', name), join(cwd, 'node_modules', name));
    const simulator = await simulated(having(plainModel('acme.one-v1:0')));
    const env = { ...machine.env, ...simulator.environment };
    const plain = await shell('node bin/bedrock-matrix.js --api invoke,converse,messages -o -', { cwd, env });
    const shaped = await shell('node bin/bedrock-matrix.js --api chat-completions -o -', { cwd, env });
    expect(plain.stdout).toMatch(/^acme\.one-v1:0,bedrock-runtime,in-region,✓/m);
    expect(plain.code).toBe(0);
    expect(shaped.code).not.toBe(0);
  });
});
