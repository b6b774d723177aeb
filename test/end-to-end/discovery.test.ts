import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/types.ts';
import { modelCalls, simulated, usualCsv, usualEvidence, visit } from './harness.ts';
import { claude, fable, gemma, having, nova, plainModel } from './models.ts';

/** A list of profiles as the service would give it. */
function profileList(...profiles: { id: string; arns: string[] }[]): { status: number; body: Json } {
  const summaries = profiles.map(({ id, arns }) => ({
    inferenceProfileId: id,
    inferenceProfileName: id,
    inferenceProfileArn: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${id}`,
    models: arns.map((modelArn) => ({ modelArn })),
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
  }));
  return { status: 200, body: { inferenceProfileSummaries: summaries } };
}

const arn = (region: string, id: string): string => `arn:aws:bedrock:${region}::foundation-model/${id}`;

describe('inference profiles', () => {
  it('are listed to the last page', async () => {
    const models = Array.from({ length: 8 }, (_, n) =>
      plainModel(`amazon.m${n}-v1:0`, { offers: { US: 'us-east-1' } }),
    );
    const simulator = await simulated({ ...having(...models), pageSize: 3 });
    const run = await visit(simulator, ['list']);
    const profiles = run.stdout.split('\n').filter((line) => line.includes('us.amazon.m'));
    expect(profiles).toHaveLength(8);
    expect(simulator.requests.filter(({ api }) => api === 'list-inference-profiles')).toHaveLength(3);
  });

  it('are global where an ARN names no Region, else regional, known prefix or not', async () => {
    const simulator = await simulated({
      ...having(nova),
      faults: [
        {
          match: { api: 'list-inference-profiles' },
          reply: profileList(
            { id: 'mars.amazon.nova-lite-v1:0', arns: [arn('us-east-1', nova.id), arn('eu-west-1', nova.id)] },
            { id: 'us.amazon.nova-lite-v1:0', arns: [arn('us-east-1', nova.id)] },
            { id: 'everywhere.amazon.nova-lite-v1:0', arns: [arn('us-east-1', nova.id), arn('', nova.id)] },
          ),
        },
      ],
    });
    const { stdout } = await visit(simulator, ['list']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t').slice(2, 4)),
    ).toEqual([
      ['global-cross-region', 'everywhere.amazon.nova-lite-v1:0'],
      ['in-region', 'amazon.nova-lite-v1:0'],
      ['in-region', 'us.amazon.nova-lite-v1:0'],
      ['regional-cross-region', 'mars.amazon.nova-lite-v1:0'],
    ]);
  });

  it('belong to the model that their ARNs name, even where their id names another', async () => {
    const misleading = 'us.amazon.nova-pro-v1:0';
    const simulator = await simulated({
      ...having(nova, plainModel('amazon.nova-pro-v1:0')),
      faults: [
        {
          match: { api: 'list-inference-profiles' },
          reply: profileList({ id: misleading, arns: [arn('us-east-1', nova.id), arn('us-west-2', nova.id)] }),
        },
      ],
    });
    const run = await visit(simulator, ['--api', 'converse']);
    const rows = run.csv().filter((row) => row['Profile_ID'] === misleading);
    expect(rows.map((row) => row['Model'])).toEqual([nova.id]);
    expect(modelCalls(simulator).map(({ target }) => target)).toContain(misleading);
  });
});

describe('what a listing says', () => {
  it('is kept as data where it is a word that nobody knows yet', async () => {
    const strange = plainModel('acme.oracle-v1:0', {
      provider: 'Acme',
      lifecycle: 'TWILIGHT',
      input: ['TEXT', 'SCENT'],
    });
    const run = await visit(await simulated(having(strange)), ['--api', 'converse']);
    expect(run.code).toBe(0);
    expect(run.evidence().find(({ t }) => t === 'row')).toMatchObject({
      provider: 'Acme',
      input: ['TEXT', 'SCENT'],
      claims: { lifecycle: 'TWILIGHT' },
    });
    expect(run.csv()).toMatchObject([{ Model: 'acme.oracle-v1:0', Converse_API: '✓' }]);
  });

  it('never decides a verdict: a model that claims to be unavailable on demand is asked all the same', async () => {
    const simulator = await simulated({
      ...having(nova),
      faults: [
        {
          match: { api: 'list-foundation-models' },
          reply: {
            status: 200,
            body: {
              modelSummaries: [{ modelId: nova.id, inferenceTypesSupported: [], modelLifecycle: { status: 'LEGACY' } }],
            },
          },
        },
      ],
    });
    const run = await visit(simulator, ['--api', 'converse', '--profile-type', 'in-region']);
    expect(run.csv()).toMatchObject([{ Model: nova.id, Converse_API: '✓' }]);
  });

  it('gives mantle models the name of their provider', async () => {
    const run = await visit(await simulated(having(claude, fable, gemma)), ['--api', 'messages']);
    const rows = run.evidence().filter(({ t, endpoint }) => t === 'row' && endpoint === 'bedrock-mantle');
    expect(rows.map(({ provider }) => provider)).toEqual(['Anthropic', 'google']);
  });
});

describe('a listing that fails', () => {
  const sources = [
    ['list-foundation-models', 'foundation-models', 'bedrock:ListFoundationModels'],
    ['list-inference-profiles', 'inference-profiles', 'bedrock:ListInferenceProfiles'],
    ['list-mantle-models', 'mantle-models', 'bedrock-mantle:ListModels'],
  ] as const;

  it.each(sources)('%s: is a stated gap, the rest is measured, exit code 4', async (_api, source, action) => {
    const simulator = await simulated({ ...having(nova, gemma), denyIam: [action] });
    const run = await visit(simulator, ['--api', 'converse,chat-completions']);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain(`No ${source} of us-east-1`);
    expect(run.stdout).toContain(action);
    expect(run.csv().length).toBeGreaterThan(0);
    const listing = run.evidence().find((line) => line.t === 'listing' && line['source'] === source);
    expect(listing).toMatchObject({ ok: false, problem: expect.stringContaining('not authorized') });
    expect(run.evidence().filter(({ t, ok }) => t === 'listing' && ok === true)).toHaveLength(2);
  });

  it('in one Region of two leaves the other whole', async () => {
    const simulator = await simulated({
      ...having(nova),
      faults: [
        {
          match: { api: 'list-foundation-models', region: 'eu-west-1' },
          reply: { status: 403, errorType: 'AccessDeniedException', body: { message: 'no' } },
        },
      ],
    });
    const run = await visit(simulator, ['--region', 'us-east-1,eu-west-1', '--api', 'converse']);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('No foundation-models of eu-west-1');
    expect(run.csv().filter((row) => row['Region'] === 'us-east-1')).toHaveLength(2);
  });

  it('everywhere is exit code 1, and nothing is written', async () => {
    const simulator = await simulated({ ...having(nova), denyIam: ['bedrock:List*', 'bedrock-mantle:List*'] });
    const run = await visit(simulator, []);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Nothing could be listed');
    expect(run.stderr).toContain('not authorized');
    expect(run.files).toEqual([]);
  });

  it('does not make a --model that cannot be looked up a typo', async () => {
    const simulator = await simulated({
      ...having(nova, gemma),
      denyIam: ['bedrock:ListFoundationModels', 'bedrock:ListInferenceProfiles'],
    });
    const run = await visit(simulator, ['--model', 'amazon.nova-*']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('amazon.nova-*');
    expect(run.stderr).toContain('bedrock:ListFoundationModels');
  });

  it.each([
    ['a page of a proxy', 'html'],
    ['nothing', 'empty'],
    ['half a document', 'cut'],
    ['another document', { status: 200, body: { hello: 'world' } }],
    ['a list of another kind', { status: 200, body: { modelSummaries: 'none' } }],
    ['text', { status: 200, body: 'everything is fine' }],
  ] as const)('by answering with %s is a gap, not an empty list', async (_what, reply) => {
    const simulator = await simulated({
      ...having(nova, gemma),
      faults: [{ match: { api: 'list-foundation-models' }, times: 9, reply }],
    });
    const run = await visit(simulator, ['--api', 'chat-completions', '--model', 'google.*']);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('No foundation-models of us-east-1');
  });

  it('with an entry that is no model keeps the others', async () => {
    const body = { modelSummaries: [null, {}, { modelId: nova.id }] };
    const simulator = await simulated({
      ...having(nova),
      faults: [{ match: { api: 'list-foundation-models' }, reply: { status: 200, body } }],
    });
    const run = await visit(simulator, ['list', '--service', 'bedrock-runtime', '--profile-type', 'in-region']);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(run.stdout).toContain(nova.id);
  });

  it('for once, throttled, broken or cut off, is asked again', async () => {
    const simulator = await simulated({
      ...having(nova, gemma),
      faults: [
        { match: { api: 'list-foundation-models' }, times: 1, reply: 'throttle' },
        { match: { api: 'list-inference-profiles' }, times: 1, reply: 'reset' },
        { match: { api: 'list-mantle-models' }, times: 1, reply: { status: 503, body: {} } },
      ],
    });
    const run = await visit(simulator, ['list']);
    expect(run.code).toBe(0);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(3);
  });
});

describe('the list of bedrock-mantle', () => {
  it('is asked with a signature for bedrock-mantle, a GET like any call', async () => {
    const simulator = await simulated(having(gemma));
    await visit(simulator, ['list']);
    // The simulator refuses a signature whose scope names another service.
    expect(simulator.requests.filter(({ endpoint }) => endpoint === 'mantle')).toMatchObject([
      { method: 'GET', path: '/v1/models', status: 200, auth: 'sigv4', region: 'us-east-1' },
    ]);
  });

  it.each([
    ['a page of a proxy', 'html'],
    ['another document', { status: 200, body: { hello: 'world' } }],
    ['text', { status: 200, body: 'everything is fine' }],
  ] as const)('is a gap, not empty, when %s comes in its place', async (_what, reply) => {
    const simulator = await simulated({
      ...having(nova, gemma),
      faults: [{ match: { api: 'list-mantle-models' }, times: 9, reply }],
    });
    const run = await visit(simulator, ['--api', 'converse']);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('No mantle-models of us-east-1');
  });

  it('is no gap in a Region that has no bedrock-mantle', async () => {
    const simulator = await simulated({
      ...having(plainModel('amazon.a-v1:0', { offers: { ON_DEMAND: 'ca-west-1' } })),
    });
    const env = { AWS_ENDPOINT_URL_BEDROCK_MANTLE: undefined };
    const run = await visit(simulator, ['--region', 'ca-west-1', '--api', 'converse'], { env });
    expect(run.code).toBe(0);
    expect(
      run
        .evidence(usualEvidence)
        .filter(({ t }) => t === 'listing')
        .map(({ source }) => source),
    ).toEqual(['foundation-models', 'inference-profiles']);
    expect(run.text(usualCsv)).toContain('ca-west-1');
  });

  it('is not asked with --service bedrock-runtime, nor the control plane with --service bedrock-mantle', async () => {
    const simulator = await simulated(having(nova, gemma));
    await visit(simulator, ['list', '--service', 'bedrock-runtime']);
    expect(simulator.requests.map(({ endpoint }) => endpoint)).not.toContain('mantle');
    simulator.requests.length = 0;
    await visit(simulator, ['list', '--service', 'bedrock-mantle']);
    expect(simulator.requests.map(({ endpoint }) => endpoint)).not.toContain('control');
  });
});
