import { describe, expect, it } from 'vitest';
import type { CatalogueEntry, Scenario } from '../../src/simulator/scenario.ts';
import { modelCalls, simulated, visit } from './harness.ts';
import { gemma, having, nova } from './models.ts';

const reel: CatalogueEntry = {
  id: 'amazon.nova-reel-v1:1',
  provider: 'Amazon',
  output: ['VIDEO'],
  streaming: false,
  offers: { ON_DEMAND: 'us-east-1' },
};
const sonic: CatalogueEntry = {
  id: 'amazon.nova-sonic-v1:0',
  provider: 'Amazon',
  input: ['SPEECH'],
  output: ['SPEECH', 'TEXT'],
  offers: { ON_DEMAND: 'us-east-1' },
};

const inRegion = ['--profile-type', 'in-region'];

function markOf(rows: Record<string, string>[], model: string, column: string): string | undefined {
  return rows.find((row) => row['Model'] === model)?.[column];
}

describe('models that are asked asynchronously', () => {
  const argv = ['--api', 'invoke,async-invoke', '--details', ...inRegion];

  it('are supported when the service took the order, which nobody waits for', async () => {
    const simulator = await simulated(having(nova, reel, gemma));
    const run = await visit(simulator, [...argv, '--async-s3-uri', 's3://videos-{region}/probe']);
    expect(run.code).toBe(0);
    const rows = run.csv();
    expect(rows.map((row) => [row['Model'], row['Service'], row['AsyncInvoke_API']])).toEqual([
      [gemma.id, 'bedrock-mantle', '✗'],
      [nova.id, 'bedrock-runtime', '✗'],
      [reel.id, 'bedrock-runtime', '✓'],
    ]);
    const order = modelCalls(simulator).find(({ api, status }) => api === 'async-invoke' && status === 200);
    expect(order?.body).toMatchObject({
      modelId: reel.id,
      outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://videos-us-east-1/probe/' } },
    });
    expect(simulator.requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/async'))).toEqual([]);
  });

  it('are billed, which is said before the first call', async () => {
    const simulator = await simulated(having(reel));
    const run = await visit(simulator, [...argv, '--async-s3-uri', 's3://videos']);
    expect(run.stderr).toContain('is billed');
  });

  it('leave no name of a bucket in any file: it often tells the account', async () => {
    const simulator = await simulated(having(nova, reel));
    const run = await visit(simulator, [...argv, '--async-s3-uri', 's3://videos-of-210987654321', '-o', 'm.json']);
    const shown = [run.stdout, run.stderr, ...run.files.map((name) => run.text(name))].join('\n');
    expect(shown).not.toContain('210987654321');
  });

  it('are not asked without a bucket: the cell says why it is empty, and no call is made', async () => {
    const simulator = await simulated(having(reel));
    const run = await visit(simulator, argv);
    expect(run.code).toBe(0);
    expect(run.csv()).toMatchObject([{ AsyncInvoke_API: '', AsyncInvoke_Reason: 'needs-s3-uri', Invoke_API: '✗' }]);
    expect(modelCalls(simulator).map(({ api }) => api)).not.toContain('async-invoke');
  });

  it('are no part of --api all without a bucket, and are with one', async () => {
    const simulator = await simulated(having(reel));
    const without = await visit(simulator, ['--api', 'all']);
    expect(Object.keys(without.csv()[0] ?? {})).not.toContain('AsyncInvoke_API');
    const withOne = await visit(simulator, ['--api', 'all', '--async-s3-uri', 's3://videos']);
    expect(withOne.csv()).toMatchObject([{ AsyncInvoke_API: '✓' }]);
  });

  it('are asked when a run goes on with a bucket', async () => {
    const simulator = await simulated(having(reel));
    const { cwd } = await visit(simulator, argv);
    const run = await visit(simulator, [...argv, '--resume', '--async-s3-uri', 's3://videos'], { cwd });
    expect(run.csv()).toMatchObject([{ AsyncInvoke_API: '✓' }]);
  });

  it.each([
    [400, 'ValidationException', 'The S3 bucket videos is in another Region than us-east-1.'],
    [400, 'ValidationException', 'Invalid S3 credentials: the bucket cannot be written to.'],
    [403, 'AccessDeniedException', 'User is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::videos/'],
  ])('are inconclusive or blocked when the bucket is at fault, never ✗ (%s %s)', async (status, type, message) => {
    const fault = { match: { api: 'async-invoke' }, reply: { status, errorType: type, body: { message } } };
    const run = await visit(await simulated({ ...having(reel), faults: [fault] }), [
      ...argv,
      '--async-s3-uri',
      's3://videos',
    ]);
    expect(['inconclusive', 'blocked']).toContain(run.csv()[0]?.['AsyncInvoke_API']);
  });

  it('need the place in a bucket, written as S3 writes it', async () => {
    const run = await visit(undefined, ['--async-s3-uri', 'https://videos']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('s3://bucket');
  });
});

describe('models that are spoken with', () => {
  const argv = ['--api', 'converse,bidirectional', '--details', ...inRegion];

  it('are supported when the session that is opened over HTTP/2 says anything; others refuse', async () => {
    const simulator = await simulated(having(nova, sonic, gemma));
    const run = await visit(simulator, argv);
    expect(run.code).toBe(0);
    const rows = run.csv();
    expect(markOf(rows, sonic.id, 'Bidirectional_API')).toBe('✓');
    expect(markOf(rows, sonic.id, 'Converse_API')).toBe('✗');
    expect(markOf(rows, nova.id, 'Bidirectional_API')).toBe('✗');
    expect(markOf(rows, gemma.id, 'Bidirectional_API')).toBe('✗');
    expect(modelCalls(simulator)).toContainEqual(
      expect.objectContaining({ api: 'bidirectional', target: sonic.id, auth: 'sigv4' }),
    );
    expect(run.stderr).not.toContain('non-retryable');
  });

  it('are not asked with an API key, which does not open it', async () => {
    const simulator = await simulated(having(sonic));
    const env = { AWS_BEARER_TOKEN_BEDROCK: simulator.bearerKey };
    const run = await visit(simulator, argv, { env });
    expect(run.csv()).toMatchObject([{ Bidirectional_API: '', Bidirectional_Reason: 'needs-signature' }]);
    expect(modelCalls(simulator).map(({ api }) => api)).not.toContain('bidirectional');
  });

  it('are not asked where the way out is a proxy', async () => {
    const simulator = await simulated(having(sonic));
    const env = { HTTPS_PROXY: 'http://127.0.0.1:9' };
    const run = await visit(simulator, argv, { env });
    expect(run.csv()).toMatchObject([{ Bidirectional_API: '', Bidirectional_Reason: 'needs-direct-connection' }]);
  });

  const faults: [string, NonNullable<Scenario['faults']>[number]['reply']][] = [
    ['inconclusive', 'stall'],
    ['inconclusive', 'reset'],
    ['inconclusive', 'throttle'],
    [
      'blocked',
      {
        status: 403,
        errorType: 'AccessDeniedException',
        body: { message: "You don't have access to the model with the specified model ID." },
      },
    ],
  ];
  it.each(faults)('are %s when the line %s', async (verdict, reply) => {
    const simulator = await simulated({ ...having(sonic), faults: [{ match: { api: 'bidirectional' }, reply }] });
    const run = await visit(simulator, [...argv, '--retries', '0', '--timeout', '0.3']);
    expect(run.csv()).toMatchObject([{ Bidirectional_API: verdict }]);
  });

  it('have no column unless they are asked for', async () => {
    const run = await visit(await simulated(having(sonic)), []);
    expect(Object.keys(run.csv()[0] ?? {})).not.toContain('Bidirectional_API');
  });
});
