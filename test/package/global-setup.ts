/** Packs what was built, once for all tests of this folder, and serves what it depends on. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isFresh } from '../cli-process.ts';
import { startRegistry } from './registry.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the machine of all these tests. */
    home: string;
    tarball: string;
    registry: string;
  }
}

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (!isFresh()) throw new Error('What was built is older than the source: run "npm run build" first.');
  const directory = mkdtempSync(join(tmpdir(), 'packed-'));
  const home = join(directory, 'home');
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', directory];
  execFileSync('npm', pack, { cwd: join(import.meta.dirname, '../..'), stdio: 'ignore' });
  const [name = ''] = readdirSync(directory);
  mkdirSync(home);
  writeFileSync(join(home, 'npmrc'), '');
  const registry = await startRegistry();
  provide('home', home);
  provide('tarball', join(directory, name));
  provide('registry', registry.url);
  return async () => {
    await registry.close();
    rmSync(directory, { recursive: true });
  };
}
