/** What the packed file is, and what people see who install it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { freshDirectory, simulated } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';
import { createMachine, shell } from './machine.ts';

const machine = createMachine();
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

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
    expect(declarations.length * 10).toBeLessThan(packedFiles().length);
  });

  it('is small', () => {
    const files = packedFiles();
    expect(files.length).toBeLessThan(850);
    expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(2_000_000);
  });
});

describe('the second command of the README, with the packed file', { timeout: 240_000 }, () => {
  const install =
    /^npm install --global \.\/bedrock-matrix-\*\.tgz/m.exec(readme)?.[0] ?? 'the README has no such line; false';

  it('installs without a warning and without a script of ours, and the command tests a simulated account', async () => {
    const cwd = freshDirectory();
    machine.checkOut(cwd);
    const env = { ...machine.env, npm_config_foreground_scripts: 'true' };
    const installed = await shell(install, { cwd, env });
    expect(installed).toMatchObject({ code: 0, stderr: '' });
    expect(installed.stdout).not.toMatch(/warn|deprecated|bedrock-matrix@.* (?:pre|post)?(?:install|pare|pack|build)/i);

    const simulator = await simulated(having(plainModel('acme.one-v1:0')));
    const run = await shell('bedrock-matrix -o -', { cwd, env: { ...machine.env, ...simulator.environment } });
    expect(run.stdout).toMatch(/^acme\.one-v1:0,bedrock-runtime,in-region,✓/m);
    expect(run.stderr).not.toMatch(/warning/i);
    expect((await shell('bedrock-matrix --version', { cwd, env: machine.env })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('loads the openai package only when an API of its shape is asked', async () => {
    const cwd = freshDirectory();
    const openai = join(machine.env['npm_config_prefix'] ?? '', 'lib/node_modules/bedrock-matrix/node_modules/openai');
    const simulator = await simulated(having(plainModel('acme.one-v1:0')));
    const env = { ...machine.env, ...simulator.environment };
    await shell(`mv '${openai}' '${openai}.away'`, { cwd, env });
    const plain = await shell('bedrock-matrix --api invoke,converse,messages -o -', { cwd, env });
    const shaped = await shell('bedrock-matrix --api chat-completions -o -', { cwd, env });
    await shell(`mv '${openai}.away' '${openai}'`, { cwd, env });
    expect(plain.stdout).toMatch(/^acme\.one-v1:0,bedrock-runtime,in-region,✓/m);
    expect(plain.code).toBe(0);
    expect(shaped.code).not.toBe(0);
  });
});
