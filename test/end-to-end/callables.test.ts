import { describe, expect, it } from 'vitest';
import type { OwnCallable, Scenario } from '../../src/simulator/scenario.ts';
import { modelCalls, simulated, usualEvidence, visit } from './harness.ts';
import { having, nova } from './models.ts';

const account = '210987654321';

const own: OwnCallable[] = [
  { kind: 'provisioned', id: 'c3d4e5f6a1b2', name: 'nightly', model: nova.id, region: 'us-east-1' },
  { kind: 'custom-model', id: 'd4e5f6a1b2c3', name: 'tuned', model: nova.id, region: 'us-east-1' },
  { kind: 'imported-model', id: 'e5f6a1b2c3d4', name: 'house-llama', model: 'llama', region: 'us-east-1' },
  {
    kind: 'marketplace-endpoint',
    id: 'translator',
    name: 'translator',
    model: 'translator-large',
    region: 'us-east-1',
  },
  { kind: 'prompt-router', id: 'f6a1b2c3d4e5', name: 'cheap-first', model: nova.id, region: 'us-east-1' },
];

/** An account that has set up one of each, beside a model and its profile. */
const busy: Scenario = {
  seed: 1,
  account,
  catalogue: {
    models: [nova],
    applicationProfiles: [
      { id: 'a1b2c3d4e5f6', name: 'billing', model: nova.id, region: 'us-east-1' },
      { id: 'b2c3d4e5f6a1', name: 'search', model: nova.id, region: 'us-east-1', over: 'US' },
    ],
  },
  callables: own,
};

function arn(resource: string, of = '123456789012'): string {
  return `arn:aws:bedrock:us-east-1:${of}:${resource}`;
}

const runtime = ['--service', 'bedrock-runtime'];

describe('what the account set up', () => {
  it('is left alone unless it is asked for', async () => {
    const simulator = await simulated(busy);
    const run = await visit(simulator, ['--api', 'converse', ...runtime]);
    expect(run.csv().map((row) => row['Profile_ID'])).toEqual(['', 'us.amazon.nova-lite-v1:0']);
    expect(simulator.requests.map(({ api }) => api)).not.toContain('list-provisioned-model-throughputs');
  });

  it('has a row for each with --include all, called by its ARN and shown under the model behind it', async () => {
    const simulator = await simulated(busy);
    const run = await visit(simulator, ['--include', 'all', '--api', 'invoke,converse', ...runtime]);
    expect(run.code).toBe(0);
    const rows = run.csv().filter((row) => row['Profile_ID']?.startsWith('arn:'));
    expect(rows.map((row) => [row['Model'], row['Profile_Type'], row['Profile_ID'], row['Converse_API']])).toEqual([
      [nova.id, 'in-region', arn('application-inference-profile/a1b2c3d4e5f6'), '✓'],
      [nova.id, 'in-region', arn('custom-model-deployment/d4e5f6a1b2c3'), '✓'],
      [nova.id, 'in-region', arn('prompt-router/f6a1b2c3d4e5'), '✓'],
      [nova.id, 'in-region', arn('provisioned-model/c3d4e5f6a1b2'), '✓'],
      [nova.id, 'regional-cross-region', arn('application-inference-profile/b2c3d4e5f6a1'), '✓'],
      ['house-llama', 'in-region', arn('imported-model/e5f6a1b2c3d4'), '✓'],
      ['translator-large', 'in-region', 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/translator', '✓'],
    ]);
    expect(run.stdout).toMatch(/Set up +2 application-profiles, 1 custom-models/);
    expect(run.stdout).toContain('1 inference profile\n');
  });

  it('is called with the real account id, which no file and no screen ever shows', async () => {
    const simulator = await simulated(busy);
    const argv = [
      '--include',
      'all',
      '--api',
      'converse,chat-completions',
      '-o',
      'm.csv',
      '-o',
      'm.json',
      '-o',
      'm.html',
    ];
    const run = await visit(simulator, [...argv, '--verbose', ...runtime]);
    const called = modelCalls(simulator).map(({ target }) => target);
    expect(called).toContain(arn('provisioned-model/c3d4e5f6a1b2', account));
    expect(called).toContain(arn('application-inference-profile/a1b2c3d4e5f6', account));
    const shown = [run.stdout, run.stderr, ...run.files.map((name) => run.text(name))].join('\n');
    expect(shown).not.toContain(account);
    expect(run.evidence(usualEvidence).find(({ t, kind }) => t === 'row' && kind === 'provisioned')).toMatchObject({
      profile: arn('provisioned-model/c3d4e5f6a1b2'),
      claims: { status: 'InService' },
    });
  });

  it('says ✗ to OpenAI requests on an application profile, of the profile and not of the model', async () => {
    const chatty = { ...nova, serves: { runtime: { apis: 'invoke converse chat-completions responses' } } };
    const simulator = await simulated({ ...busy, catalogue: { ...busy.catalogue, models: [chatty] } });
    const argv = ['--include', 'application-profiles', '--api', 'chat-completions,responses', '--details', ...runtime];
    const rows = (await visit(simulator, argv)).csv();
    const marks = (profile: string): unknown[] => {
      const row = rows.find((one) => one['Profile_ID'] === profile);
      return [row?.['ChatCompletions_API'], row?.['Responses_API'], row?.['Responses_Reason']];
    };
    expect(marks('')).toEqual(['✓', '✓', '']);
    expect(marks(arn('application-inference-profile/a1b2c3d4e5f6'))).toEqual([
      '✗',
      '✗',
      'application-profile-not-accepted',
    ]);
  });

  it('is listed to the last page', async () => {
    const callables = Array.from({ length: 5 }, (_, n) => ({ ...provisionedModel, id: `c3d4e5f6a1b${n}` }));
    const simulator = await simulated({ ...having(nova), callables, pageSize: 2 });
    const run = await visit(simulator, ['list', '--include', 'provisioned']);
    expect(run.stdout.match(/provisioned-model/g)).toHaveLength(5);
    expect(simulator.requests.filter(({ api }) => api === 'list-provisioned-model-throughputs')).toHaveLength(3);
  });

  it.each([
    ['application-profiles', 'ListInferenceProfiles', 'inference-profiles'],
    ['provisioned', 'ListProvisionedModelThroughputs', 'provisioned'],
    ['custom-models', 'ListCustomModels', 'custom-models'],
    ['imported-models', 'ListImportedModels', 'imported-models'],
    ['marketplace-endpoints', 'ListMarketplaceModelEndpoints', 'marketplace-endpoints'],
    ['prompt-routers', 'ListPromptRouters', 'prompt-routers'],
  ])('%s without the permission to list them: a gap, and all the rest is measured', async (word, action, source) => {
    const simulator = await simulated({ ...busy, denyIam: [`bedrock:${action}`] });
    const run = await visit(simulator, ['--include', word, '--api', 'converse', ...runtime]);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain(`No ${source} of us-east-1`);
    expect(run.stdout).toContain(
      `needs bedrock:${action === 'ListCustomModels' ? 'ListCustomModelDeployments and bedrock:' : ''}${action}`,
    );
    expect(run.csv()).toContainEqual(expect.objectContaining({ Model: nova.id, Converse_API: '✓', Profile_ID: '' }));
  });

  it('not permitted to be listed is no gap of a run that did not ask for it', async () => {
    const simulator = await simulated({ ...busy, denyIam: ['bedrock:ListPromptRouters'] });
    expect((await visit(simulator, ['--include', 'provisioned', '--api', 'converse', ...runtime])).code).toBe(0);
  });

  it('that is not ready yet is inconclusive, never a ✗', async () => {
    const simulator = await simulated({ ...having(nova), callables: [{ ...provisionedModel, status: 'Creating' }] });
    const argv = [
      '--include',
      'provisioned',
      '--api',
      'converse',
      '--retries',
      '0',
      '--model',
      '*provisioned*',
      ...runtime,
    ];
    expect((await visit(simulator, argv)).csv()).toMatchObject([{ Converse_API: 'inconclusive' }]);
  });

  it('is listed again when a run goes on, and then called by its real ARN', async () => {
    const simulator = await simulated({
      ...busy,
      faults: [
        { match: { api: 'converse', target: '*provisioned-model*' }, times: 1, reply: { status: 503, body: {} } },
      ],
    });
    const argv = ['--include', 'provisioned', '--api', 'converse', '--retries', '0', ...runtime];
    const first = await visit(simulator, argv);
    expect(first.csv()).toContainEqual(expect.objectContaining({ Converse_API: 'inconclusive' }));
    simulator.requests.length = 0;
    const second = await visit(simulator, [...argv, '--resume'], { cwd: first.cwd });
    expect(second.csv().map((row) => row['Converse_API'])).toEqual(['✓', '✓', '✓']);
    expect(modelCalls(simulator).map(({ target }) => target)).toEqual([arn('provisioned-model/c3d4e5f6a1b2', account)]);
  });

  it('that is gone when a run goes on is left untested: no made-up ARN is called', async () => {
    const broken: Scenario = {
      ...busy,
      faults: [{ match: { target: '*provisioned-model*' }, reply: { status: 503, body: {} } }],
    };
    const argv = ['--include', 'provisioned', '--api', 'converse', '--retries', '0', '--details', ...runtime];
    const first = await visit(await simulated(broken), argv);
    const later = await simulated({ ...busy, callables: [] });
    const second = await visit(later, [...argv, '--resume'], { cwd: first.cwd });
    const gone = second.csv().find((row) => row['Profile_ID']?.includes('provisioned-model') === true);
    expect(gone).toMatchObject({ Converse_API: '', Converse_Reason: 'no-longer-listed' });
    expect(modelCalls(later)).toEqual([]);
  });

  it('that cannot be listed again is a gap in every report of the run that goes on, and is listed by the next', async () => {
    const kinds = 'provisioned,custom-models';
    const argv = ['--include', kinds, '--api', 'converse', '--retries', '0', '-o', 'matrix.json', ...runtime];
    const busyNow = { match: { target: '*provisioned-model*' }, reply: { status: 503, body: {} } } as const;
    const { cwd } = await visit(await simulated({ ...busy, faults: [busyNow] }), argv);
    const denied = { match: { api: 'list-provisioned-model-throughputs' }, reply: { status: 403 } } as const;
    const second = await visit(await simulated({ ...busy, faults: [denied] }), [...argv, '--resume'], { cwd });
    const listed = JSON.parse(second.text('matrix.json')).listings.filter(
      ({ source }: { source: string }) => source === 'provisioned',
    );
    expect(listed).toMatchObject([{ ok: false }]);
    await visit(undefined, ['report', usualEvidence, '-o', 'again.json'], { cwd });
    expect(second.text('again.json')).toBe(second.text('matrix.json'));
    const third = await visit(await simulated(busy), [...argv, '--resume'], { cwd });
    expect(third.code).toBe(0);
  });

  it('is no part of the list of what to call, which has no ARN to give', async () => {
    const run = await visit(await simulated(busy), [
      '--include',
      'all',
      '--api',
      'converse',
      '-o',
      'm.callable.json',
      ...runtime,
    ]);
    expect(run.text('m.callable.json')).not.toContain('arn:');
  });

  it('of a kind that nobody knows is a slip of the hand', async () => {
    const run = await visit(await simulated(busy), ['--include', 'provisoned']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('provisioned');
  });
});

const provisionedModel: OwnCallable = {
  kind: 'provisioned',
  id: 'c3d4e5f6a1b2',
  name: 'nightly',
  model: nova.id,
  region: 'us-east-1',
};

describe('two runs of what the account set up', () => {
  it('a run that did not look for it has not lost it', async () => {
    const simulator = await simulated(busy);
    const before = await visit(simulator, ['--include', 'all', '--api', 'converse', '-o', 'before.json', ...runtime]);
    const { cwd } = before;
    await visit(simulator, ['--api', 'converse', '-o', 'after.json', '--evidence', 'after.ndjson', ...runtime], {
      cwd,
    });
    const { code, stdout } = await visit(undefined, ['diff', 'before.json', 'after.json'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('vanished: 0');
  });

  it('one that looked and found less says what is gone', async () => {
    const before = await visit(await simulated(busy), [
      '--include',
      'provisioned',
      '--api',
      'converse',
      '-o',
      'before.json',
      ...runtime,
    ]);
    const later = await simulated({ ...busy, callables: [] });
    await visit(
      later,
      ['--include', 'provisioned', '--api', 'converse', '-o', 'after.json', '--evidence', 'after.ndjson', ...runtime],
      { cwd: before.cwd },
    );
    const { stdout } = await visit(undefined, ['diff', 'before.json', 'after.json'], { cwd: before.cwd });
    expect(stdout).toContain('provisioned-model/c3d4e5f6a1b2');
  });
});
