import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Scenario } from '../../src/simulator/scenario.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { freshDirectory } from '../end-to-end/harness.ts';
import { claude, everyKind, frontier, gptOss, having, nova } from '../end-to-end/models.ts';
import { runInProcess } from '../run-in-process.ts';

interface Document {
  Statement: { Sid: string; Effect: string; Action: string[]; Resource: string | string[] }[];
}

async function policyOf(argv: readonly string[], env: Record<string, string> = {}): Promise<Document> {
  const { code, stdout, stderr } = await runInProcess(['policy', ...argv], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

function actionsIn({ Statement }: Document): string[] {
  return Statement.flatMap(({ Action }) => Action).toSorted();
}

function resourcesOf({ Statement }: Document, sid: string): string[] {
  return [Statement.find(({ Sid }) => Sid === sid)?.Resource ?? []].flat();
}

/** What a run of these options really needs, as the service checks it. */
async function actionsNeeded(argv: readonly string[], scenario?: Scenario): Promise<string[]> {
  const simulator = await startSimulator(scenario);
  onTestFinished(() => simulator.close());
  const around = { env: { AWS_REGION: 'us-east-1', ...simulator.environment }, cwd: freshDirectory() };
  const { code } = await runInProcess(['--quiet', '-o', '-', ...argv], around);
  expect(code).toBe(0);
  return [...new Set(simulator.requests.flatMap(({ actions }) => actions ?? []))].toSorted();
}

it('takes the words of a run as they are: only what a call needs changes the policy', async () => {
  const words = ['--features', 'tool-use', '--measure-limits', 'output', '--max-cost', '5', '--limit', '3'];
  const more = ['-o', 'm.csv', '-c', '4', '--resume', '--yes', '--fail-on', 'blocked', '--quiet'];
  expect(await policyOf([...words, ...more])).toEqual(await policyOf(words.slice(0, 2)));
  const { code, stderr } = await runInProcess(['policy', '-c', 'many'], {});
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('--concurrency') });
});

describe('a --model that matches nothing known', () => {
  it.each([
    ['amazon.nova-light-v1:0', 'Did you mean amazon.nova-lite-v1:0?'],
    ['eu.amazon.nova-lihte-v1:0', 'Did you mean amazon.nova-lite-v1:0?'],
    ['zzzz.unheard-of', 'matches no model known to this version'],
    ['amazn.*', 'matches no model known to this version'],
  ])('%s: told on stderr, and the policy is written all the same', async (model, told) => {
    const { code, stdout, stderr } = await runInProcess(['policy', '--model', model]);
    expect({ code, note: stderr.includes(`--model "${model}"`) && stderr.includes(told) }).toEqual({
      code: 0,
      note: true,
    });
    expect(stdout).toContain(model.replace(/^eu\./, ''));
  });

  it.each(['*nova*', 'eu.amazon.nova-lite-v1:0', 'global.anthropic.claude-sonnet-5'])('%s is known', async (model) => {
    expect((await runInProcess(['policy', '--model', model])).stderr).toBe('');
  });
});

const region = 'us-east-1';

/** An account that has set up a model of its own, and one of the Marketplace. */
const busy: Scenario = {
  ...having(...everyKind),
  callables: [
    { kind: 'custom-model', id: 'd4e5f6a1b2c3', name: 'tuned', model: 'amazon.nova-lite-v1:0', region },
    { kind: 'marketplace-endpoint', id: 'translator', name: 'translator', model: 'translator-large', region },
  ],
};

const probes = mkdtempSync(join(tmpdir(), 'policy-'));
afterAll(() => rmSync(probes, { recursive: true, force: true }));

/** As users write them. */
function probeFile(): string {
  const path = join(probes, 'probe.json');
  const guardrailConfig = { guardrailIdentifier: 'gr1234567890', guardrailVersion: '1' };
  const image = { format: 'png', source: { s3Location: { uri: 's3://pictures/cat.png' } } };
  const messages = [{ role: 'user', content: [{ text: 'What is this?' }, { image }] }];
  writeFileSync(path, JSON.stringify({ name: 'cat', api: 'converse-stream', body: { messages, guardrailConfig } }));
  return path;
}

describe('the policy of a run', () => {
  const runs: [string, string[], Scenario?][] = [
    ['of every API', ['--api', 'all', '--limit', '8']],
    ['of the five APIs that are the default', ['--limit', '8']],
    ['of streams alone', ['--api', 'converse-stream,responses-stream', '--limit', '8']],
    ['of bedrock-mantle alone', ['--service', 'bedrock-mantle', '--api', 'all', '--limit', '12']],
    ['with API keys', ['--auth', 'api-key', '--limit', '8']],
    ['with every feature', ['--features', 'all'], having(nova, claude, frontier)],
    ['with a guardrail', ['--features', 'all', '--guardrail', 'gr1234567890:1'], having(nova, gptOss, frontier)],
    [
      'with features on one API',
      ['--features', 'guardrail', '--guardrail', 'gr1:1', '--features-api', 'chat-completions', '--limit', '10'],
    ],
    [
      'with a feature of streams, where InvokeModel alone is asked',
      ['--features', 'tool-streaming', '--api', 'invoke', '--limit', '8'],
    ],
    [
      'with features on InvokeModel and its stream',
      ['--features', 'tool-use', '--features-api', 'invoke,invoke-stream', '--api', 'invoke', '--limit', '10'],
    ],
    ['with values of a parameter', ['--vary', 'temperature=0,1', '--api', 'converse', '--limit', '10']],
    [
      'with a probe of a stream, with a guardrail in it',
      ['--probe-file', probeFile(), '--api', 'converse', '--limit', '8'],
    ],
    ['with what the account set up', ['--include', 'all', '--api', 'converse'], busy],
    [
      'that leaves videos in a bucket',
      ['--api', 'async-invoke', '--async-s3-uri', 's3://videos/x', '--service', 'bedrock-runtime', '--limit', '8'],
    ],
  ];

  it.each(runs)('%s allows what it calls, and nothing else', async (_, argv, scenario) => {
    const asked = argv.filter((word, index) => word !== '--limit' && argv[index - 1] !== '--limit');
    const allowed = actionsIn(await policyOf(asked, { AWS_REGION: 'us-east-1' }));
    // What takes too long in the background is cancelled; nothing does here.
    const made = allowed.filter((action) => action !== 'bedrock-mantle:CancelInference');
    expect(made).toEqual(await actionsNeeded(argv, scenario));
    expect(allowed.length - made.length).toBe(allowed.includes('bedrock-mantle:GetInference') ? 1 : 0);
  });

  it('of the catalogue has quotas and prices, and calls no model', async () => {
    // Where the listings hold only what is documented, each model of bedrock-mantle is asked for its own page.
    const simulator = await startSimulator({ ...having(...everyKind), plainListings: true });
    onTestFinished(() => simulator.close());
    const around = { env: { AWS_REGION: region, ...simulator.environment }, cwd: freshDirectory() };
    await runInProcess(['models', '--quiet'], around);
    const needed = [...new Set(simulator.requests.flatMap(({ actions }) => actions ?? []))].toSorted();
    expect(needed).toContain('pricing:GetProducts');
    expect(actionsIn(await policyOf(['--for', 'models'], { AWS_REGION: region }))).toEqual(needed);
  });

  it('names the guardrail, the bucket of each Region, and what a probe has the model read', async () => {
    const argv = ['--region', 'us-east-1,eu-west-1', '--api', 'converse,async-invoke', '--features', 'guardrail'];
    const more = [
      '--guardrail',
      'gr1234567890:1',
      '--async-s3-uri',
      's3://videos-{region}/x',
      '--probe-file',
      probeFile(),
    ];
    const document = await policyOf([...argv, ...more]);
    expect(resourcesOf(document, 'ApplyGuardrail')).toEqual([
      'arn:aws:bedrock:us-east-1:*:guardrail/gr1234567890',
      'arn:aws:bedrock:eu-west-1:*:guardrail/gr1234567890',
    ]);
    expect(resourcesOf(document, 'WriteToBucket')).toEqual([
      'arn:aws:s3:::videos-us-east-1/x/*',
      'arn:aws:s3:::videos-eu-west-1/x/*',
    ]);
    expect(resourcesOf(document, 'ReadFromBucket')).toEqual(['arn:aws:s3:::pictures/cat.png']);
  });

  it('is the same without credentials, account or network', async () => {
    expect(actionsIn(await policyOf([]))).toContain('bedrock:InvokeModel');
  });

  it('names foundation models by the globs of --model, and their profiles', async () => {
    const document = await policyOf([
      '--model',
      '*claude*',
      '--region',
      'us-east-1',
      '--api',
      'converse',
      '--service',
      'bedrock-runtime',
    ]);
    expect(resourcesOf(document, 'InvokeModels')).toEqual([
      'arn:aws:bedrock:us-*::foundation-model/*claude*',
      'arn:aws:bedrock:ca-*::foundation-model/*claude*',
      'arn:aws:bedrock:::foundation-model/*claude*',
      'arn:aws:bedrock:us-east-1:*:inference-profile/*claude*',
    ]);
  });

  it.each([
    ['amazon.nova-lite-v1:0', 'foundation-model/amazon.nova-lite-v1:0', 'inference-profile/*.amazon.nova-lite-v1:0'],
    [
      'EU.amazon.nova-lite-v1:0',
      'foundation-model/amazon.nova-lite-v1:0',
      'inference-profile/eu.amazon.nova-lite-v1:0',
    ],
  ])('of %s has the model and the profile', async (glob, model, profile) => {
    const resources = resourcesOf(await policyOf(['--model', glob, '--region', 'eu-west-1']), 'InvokeModels');
    expect(resources.some((arn) => arn.endsWith(`::${model}`))).toBe(true);
    expect(resources.some((arn) => arn.endsWith(profile))).toBe(true);
  });

  it('of in-region models alone reaches into no other Region', async () => {
    const argv = ['--profile-type', 'in-region', '--region', 'ap-south-1', '--api', 'invoke'];
    expect(resourcesOf(await policyOf(argv), 'InvokeModels')).toEqual([
      'arn:aws:bedrock:ap-south-1::foundation-model/*',
    ]);
  });

  it('of GovCloud is in its partition', async () => {
    const document = await policyOf(['--region', 'us-gov-west-1']);
    const arns = document.Statement.flatMap(({ Resource }) => Resource).filter((arn) => arn !== '*');
    expect(arns.every((arn) => arn.startsWith('arn:aws-us-gov:'))).toBe(true);
  });

  it('of a Region without bedrock-mantle asks nothing of it', async () => {
    expect(
      actionsIn(await policyOf(['--region', 'us-west-1'])).filter((action) => action.startsWith('bedrock-mantle')),
    ).toEqual([]);
  });

  it('has the Marketplace only with --accept-agreements', async () => {
    expect(actionsIn(await policyOf([])).join()).not.toContain('marketplace');
    expect(actionsIn(await policyOf(['--accept-agreements']))).toContain('aws-marketplace:Subscribe');
  });

  it('is what IAM takes: letters and digits in each Sid, each once', async () => {
    const sids = (await policyOf(['--api', 'all', '--auth', 'api-key', '--accept-agreements'])).Statement.map(
      ({ Sid }) => Sid,
    );
    expect(sids.every((sid) => /^[A-Za-z0-9]+$/.test(sid))).toBe(true);
    expect(new Set(sids).size).toBe(sids.length);
  });
});

it('--terraform writes a policy document with the same actions, --explain the reasons on stderr', async () => {
  const { stdout, stderr } = await runInProcess(['policy', '--terraform', '--explain']);
  expect(stdout).toMatch(/^data "aws_iam_policy_document" "bedrock_matrix" \{/);
  const actions = [...stdout.matchAll(/"((?:bedrock|bedrock-mantle):[A-Z]\w+)"/g)].map(([, action = '']) => action);
  expect(actions.toSorted()).toEqual(actionsIn(await policyOf([])));
  expect(stderr).toMatch(/^InvokeModels: /m);
});
