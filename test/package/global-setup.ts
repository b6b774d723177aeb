/** Packs what was built and installs it, once for all tests of this folder, from a registry that holds what it depends on. */
import { spawn, execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isFresh } from '../cli-process.ts';
import { startRegistry } from './registry.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Holds the homes of all machines. */
    machines: string;
    tarball: string;
    /** The prefix into which npm installs the packed file; `ended.json` is there when it has, with what it said. */
    installed: string;
    registry: string;
  }
}

const root = join(import.meta.dirname, '../..');

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (!isFresh()) execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore' });
  const directory = mkdtempSync(join(tmpdir(), 'packed-'));
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', directory];
  execFileSync('npm', pack, { cwd: root, stdio: 'ignore' });
  const tarball = join(directory, readdirSync(directory)[0] ?? '');
  const registry = await startRegistry();
  const machines = join(directory, 'machines');
  mkdirSync(machines);
  writeFileSync(join(machines, 'npmrc'), '');
  provide('machines', machines);
  provide('tarball', tarball);
  provide('registry', registry.url);
  provide('installed', join(directory, 'installed'));
  // The tests begin meanwhile: who needs it waits for it.
  const installed = install(directory, { tarball, registry: registry.url });
  return async () => {
    await installed;
    await registry.close();
    rmSync(directory, { recursive: true });
  };
}

/** As the README says it, in a directory that holds the packed file. */
function install(directory: string, { tarball, registry }: { tarball: string; registry: string }): Promise<void> {
  const cwd = mkdtempSync(join(directory, 'checkout-'));
  copyFileSync(tarball, join(cwd, basename(tarball)));
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const line = /^npm install --global \.\/bedrock-matrix-\*\.tgz/m.exec(readme)?.[0];
  const prefix = join(directory, 'installed');
  mkdirSync(prefix);
  const env = {
    HOME: join(directory, 'machines'),
    PATH: process.env['PATH'],
    npm_config_prefix: prefix,
    npm_config_cache: join(directory, 'machines/cache'),
    npm_config_userconfig: join(directory, 'machines/npmrc'),
    npm_config_registry: registry,
    npm_config_update_notifier: 'false',
    npm_config_foreground_scripts: 'true',
  };
  const child = spawn('bash', ['-c', line ?? 'echo the README has no such line >&2; false'], { cwd, env });
  const ended = { code: 1, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
  return new Promise((resolve) => {
    // A shell that cannot be started: who waits for the file is told so, and `close` comes all the same.
    child.on('error', (error) => (ended.stderr += String(error)));
    child.on('close', (code) => {
      writeFileSync(join(directory, 'ended.json'), JSON.stringify({ ...ended, code: code ?? 1 }));
      renameSync(join(directory, 'ended.json'), join(prefix, 'ended.json'));
      resolve();
    });
  });
}
