/** What people are told to do next, held against what the same run saw: no step leads to a dead end. */
import { describe, expect, it } from 'vitest';
import { freshDirectory, isOneParagraph, simulated, usualEvidence, visit, type Visit } from './harness.ts';
import { claude, everyKind, gptOss, having, nova } from './models.ts';

/** What the demo answers, without its latency. */
const demonstration = { seed: 1, defaultFaults: true, record: false };

interface Told {
  /** As `explain` heads it: API, target, endpoint, Region. */
  cell: string;
  target: string;
  model: string;
  step: string;
}

/** Every next step of a run, as `explain` prints it. */
async function everyStep(run: Visit): Promise<Told[]> {
  const { code, stdout } = await visit(undefined, ['explain', '*', '--no-color'], { cwd: run.cwd });
  expect(code).toBe(0);
  return stdout.split('\n\n').flatMap((block) => {
    const [head = '', ...lines] = block.trim().split('\n');
    const [, target = '', model = target] = / {2}(\S+)(?: \((\S+)\))? {2}bedrock-/.exec(head) ?? [];
    const start = lines.findIndex((line) => line.startsWith('  → '));
    const step =
      start < 0
        ? ''
        : lines
            .slice(start)
            .map((line) => line.slice(4))
            .join(' ');
    return step === '' ? [] : [{ cell: head, target, model, step }];
  });
}

/** `target api`, in every Region and endpoint. */
function supportedCells(run: Visit): Set<string> {
  const cells = run.evidence().filter((line) => line.t === 'cell' && line['verdict'] === 'supported');
  return new Set(
    cells.map((line) => {
      const [, , model = '', profile = '', api = ''] = String(line['cell']).split(' ');
      return `${profile === '-' ? model : profile} ${api}`;
    }),
  );
}

interface Named {
  ids: string[];
  apis: string[];
}

/** What a step says that answered, as its last sentence: `In this run a, b and c answered x and y.` */
function saidToAnswer(step: string): Named[] {
  const sentence = /In this run (.*)\.$/.exec(step)?.[1] ?? '';
  return sentence
    .split('; ')
    .map((part) => part.split(' answered '))
    .flatMap(([ids = '', apis]) => (apis === undefined ? [] : [{ ids: words(ids), apis: words(apis) }]))
    .filter(({ ids: [first = ''] }) => !first.startsWith('no id of this model'));
}

function words(list: string): string[] {
  return list
    .split(/, | and /)
    .map((word) => word.replace(/ (?:on|in) .*/, ''))
    .filter((word) => !/^\d+ others$/.test(word));
}

describe('next steps of a whole demo', () => {
  it('name no id but the own one, and those that answered where they say, or that did not and why', async () => {
    const simulator = await simulated(demonstration);
    const argv = [
      '--region',
      'us-east-1,eu-central-1',
      '--retries',
      '0',
      '--api',
      'invoke,converse,chat-completions,responses,messages,converse-stream,count-tokens',
      '--include',
      'all',
      '--quiet',
    ];
    const run = await visit(simulator, argv);
    const supported = supportedCells(run);
    const rows = run.evidence().filter(({ t }) => t === 'row');
    const ids = new Set(
      rows.flatMap((row) => [row['model'], row['profile']].filter((id) => id !== undefined).map(String)),
    );
    const steps = await everyStep(run);
    expect(steps.length).toBeGreaterThan(1000);
    let claims = 0;
    const wrong: string[] = [];
    for (const { cell, target, model, step } of steps) {
      const answering = saidToAnswer(step);
      for (const { ids: named, apis } of answering) {
        for (const id of named)
          for (const api of apis) {
            claims += 1;
            if (!supported.has(`${id} ${api}`)) wrong.push(`${id} did not answer ${api}: ${cell}: ${step}`);
          }
      }
      const failing = [
        ...step.matchAll(/(\S+)(?: on \S+)?(?: in \S+)? \((?:blocked|unsupported|inconclusive|not called)/g),
      ].map(([, id]) => id);
      const known = new Set<unknown>([target, model, ...answering.flatMap((one) => one.ids), ...failing]);
      const named = step
        .split(/[\s,;`()]+/)
        .map((word) => word.replace(/[.:]$/, ''))
        .filter((word) => ids.has(word));
      for (const id of named.filter((one) => !known.has(one))) wrong.push(`${id} is named: ${cell}: ${step}`);
    }
    expect(wrong).toEqual([]);
    expect(claims).toBeGreaterThan(500);
  }, 120_000);

  it('a profile that an API refuses: names the APIs on which it answered, not the base id', async () => {
    const cwd = freshDirectory();
    const simulator = await simulated(demonstration);
    await visit(simulator, ['--region', 'eu-central-1', '--model', '*nova-lite*'], { cwd });
    const { stdout } = await visit(undefined, ['explain', 'eu.amazon.nova-lite-v1:0', '--api', 'chat-completions'], {
      cwd,
    });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'In this run no id of this model answered chat-completions; eu.amazon.nova-lite-v1:0 answered invoke and converse.',
    );
  });
});

describe('explain', () => {
  it('takes a part of an id, and globs', async () => {
    const run = await visit(await simulated(having(...everyKind)), []);
    const heads = async (name: string): Promise<string[]> => {
      const { stdout } = await visit(undefined, ['explain', name, '--api', 'converse'], { cwd: run.cwd });
      return [...stdout.matchAll(/^Converse {2}(\S+)/gm)].map(([, id = '']) => id);
    };
    expect(await heads('nova-lite')).toEqual(['amazon.nova-lite-v1:0', 'us.amazon.nova-lite-v1:0']);
    expect(await heads('US.*')).toEqual(['us.amazon.nova-lite-v1:0', 'us.anthropic.claude-haiku-4-5-20251001-v1:0']);
    expect(await heads('amazon.nova-lite-v1:0')).toEqual(['amazon.nova-lite-v1:0', 'us.amazon.nova-lite-v1:0']);
  });

  it('says which ids are near when none matches', async () => {
    const run = await visit(await simulated(having(nova)), []);
    const told = await visit(undefined, ['explain', 'amazon.nova-lit-v1'], { cwd: run.cwd });
    expect(told.code).toBe(2);
    expect(told.stderr).toMatch(
      /No id in this run matches amazon\.nova-lit-v1\.\n {2}The nearest ids are amazon\.nova-lite-v1:0/,
    );
  });
});

describe('after a demo', () => {
  it.each([['explain', 'nova-lite'], ['report']])('%s takes the evidence of the demo, and says so', async (...argv) => {
    const demo = await visit(undefined, ['--demo', '--model', 'amazon.nova-lite-v1:0', '--api', 'converse']);
    const told = await visit(undefined, argv, { cwd: demo.cwd });
    expect(told.code).toBe(0);
    expect(told.stdout).toContain('amazon.nova-lite-v1:0');
    expect(told.stderr).toMatch(
      /Note: there is no bedrock_evidence\.ndjson here; this is bedrock_evidence\.demo\.ndjson, of the simulator/,
    );
  });

  it('--resume without --demo starts nothing, and says how to go on', async () => {
    const demo = await visit(undefined, ['--demo', '--model', 'amazon.nova-lite-v1:0', '--api', 'converse']);
    const told = await visit(undefined, ['--resume'], { cwd: demo.cwd });
    expect(told.code).toBe(2);
    expect(isOneParagraph(told)).toBe(true);
    expect(told.stderr).toMatch(/`bedrock-matrix --demo --resume` continues the demo/);
    expect(
      (
        await visit(undefined, ['--demo', '--resume', '--model', 'amazon.nova-lite-v1:0', '--api', 'converse'], {
          cwd: demo.cwd,
        })
      ).code,
    ).toBe(0);
  });
});

describe('evidence that is not there', () => {
  it.each([
    ['explain', 'nova', '--evidence', 'nights.ndjson'],
    ['report', 'nights.ndjson'],
    ['merge', 'nights.ndjson', 'b.ndjson'],
  ])('%s: says so, and which is there', async (...argv) => {
    const run = await visit(await simulated(having(gptOss, claude)), ['--evidence', 'night.ndjson']);
    const told = await visit(undefined, argv, { cwd: run.cwd });
    expect(told.code).toBe(1);
    expect(told.stderr).toMatch(
      /There is no evidence file \S*nights\.ndjson\.\n {2}In its folder there is night\.ndjson\./,
    );
    expect(told.stderr).not.toMatch(/directory/);
  });

  it('in an empty folder: says what writes it', async () => {
    const told = await visit(undefined, ['report', usualEvidence]);
    expect(told.stderr).toMatch(
      /A run writes one: `bedrock-matrix`, or without an AWS account `bedrock-matrix --demo`/,
    );
  });
});
