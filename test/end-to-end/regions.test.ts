import { describe, expect, it } from 'vitest';
import { runtimeRegions } from '../../src/config/regions.ts';
import { simulated, visit } from './harness.ts';
import { gemma, having, nova, plainModel } from './models.ts';

const both = plainModel('amazon.both-v1:0', { offers: { ON_DEMAND: 'us-east-1 eu-west-1 me-south-1' } });
const eastern = plainModel('amazon.east-v1:0', { offers: { ON_DEMAND: 'us-east-1' } });
const runtime = ['--service', 'bedrock-runtime', '--api', 'converse'];

describe('several Regions', () => {
  it('stand in one matrix, row by row', async () => {
    const run = await visit(await simulated(having(both, eastern)), ['--region', 'us-east-1,eu-west-1', ...runtime]);
    expect(run.csv().map((row) => [row['Region'], row['Model'], row['Converse_API']])).toEqual([
      ['eu-west-1', both.id, '✓'],
      ['us-east-1', both.id, '✓'],
      ['us-east-1', eastern.id, '✓'],
    ]);
  });

  it('are told apart in the summary: what answers in only some of them', async () => {
    const argv = ['--region', 'us-east-1,eu-west-1', '-o', 'm.json', ...runtime];
    const run = await visit(await simulated(having(both, eastern)), argv);
    expect(run.stdout).toContain(`Only in us-east-1: ${eastern.id}`);
    expect(run.stdout).not.toContain(`Only in us-east-1, eu-west-1`);
    expect(JSON.parse(run.text('m.json'))).toMatchObject({
      onlyIn: [{ regions: ['us-east-1'], models: [eastern.id] }],
    });
  });

  it('a model that is inconclusive anywhere is not said to be only elsewhere', async () => {
    const simulator = await simulated({
      ...having(both, eastern),
      faults: [{ match: { api: 'converse', region: 'eu-west-1', target: both.id }, reply: { status: 503, body: {} } }],
    });
    const run = await visit(simulator, ['--region', 'us-east-1,eu-west-1', '--retries', '0', ...runtime]);
    expect(run.stdout).not.toContain(`Only in us-east-1: ${both.id}`);
    expect(run.stdout).toContain(`Only in us-east-1: ${eastern.id}`);
  });

  it('nothing is only elsewhere when a listing failed', async () => {
    const simulator = await simulated({
      ...having(both, eastern),
      faults: [{ match: { api: 'list-inference-profiles', region: 'eu-west-1' }, reply: { status: 403, body: {} } }],
    });
    const run = await visit(simulator, ['--region', 'us-east-1,eu-west-1', ...runtime]);
    expect(run.code).toBe(4);
    expect(run.stdout).not.toContain('Only in');
  });

  it('all are those of the catalogue', async () => {
    const run = await visit(await simulated(having(both, eastern)), ['--region', 'all', ...runtime]);
    expect(run.code).toBe(0);
    expect(run.csv()).toHaveLength(4);
  });

  it('may be many without a word from Node about listeners', async () => {
    const warnings: string[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning.message);
    process.on('warning', onWarning);
    const everywhere = plainModel('amazon.everywhere-v1:0', { offers: { ON_DEMAND: runtimeRegions.join(' ') } });
    const run = await visit(await simulated(having(everywhere)), ['--region', 'all', ...runtime]);
    process.off('warning', onWarning);
    expect(run.csv()).toHaveLength(runtimeRegions.length);
    expect(warnings).toEqual([]);
  });
});

describe('a Region that the account has not opted in to', () => {
  it('is named once and fails nothing: the others are measured', async () => {
    const simulator = await simulated({ ...having(both), closedRegions: ['me-south-1', 'af-south-1'] });
    const argv = ['--region', 'us-east-1,af-south-1,me-south-1', ...runtime];
    const run = await visit(simulator, argv);
    expect(run.code).toBe(0);
    expect(run.stdout.match(/has not opted in/g)).toHaveLength(1);
    expect(run.stdout).toMatch(/Left out, no gap: af-south-1, me-south-1: the account has not opted in/);
    expect(run.csv()).toMatchObject([{ Region: 'us-east-1', Converse_API: '✓' }]);
    expect((await visit(simulator, ['list', ...argv])).stderr).toContain('has not opted in');
  });

  it('cannot be told from wrong credentials when it is the only one: both are named', async () => {
    const simulator = await simulated({ ...having(both), closedRegions: ['me-south-1'] });
    const run = await visit(simulator, ['--region', 'me-south-1', ...runtime]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('security token');
    expect(run.stderr).toMatch(
      /If the credentials work in another Region, .*not opted in to me-south-1[^]*aws sso login/,
    );
  });

  it('is named by doctor beside the credentials, which work elsewhere', async () => {
    const simulator = await simulated({ ...having(both), closedRegions: ['me-south-1'] });
    const { stdout } = await visit(simulator, ['doctor', '--region', 'us-east-1,me-south-1']);
    expect(stdout).toMatch(
      /✗ bedrock:ListFoundationModels: credentials not accepted: .*\n.*not opted in to me-south-1/,
    );
  });

  it('is none that every account has', async () => {
    const wrong = { AWS_ACCESS_KEY_ID: 'SIMULATEDACCESSKEY99' };
    const simulator = await simulated(having(both));
    const run = await visit(simulator, ['--region', 'me-south-1,us-east-1'], { env: wrong });
    expect(run.stderr).toMatch(/nothing could be listed[^]*aws sso login/);
    expect(run.stderr).not.toContain('opted in');
    expect((await visit(simulator, ['doctor', '--region', 'us-east-1'], { env: wrong })).stdout).not.toContain(
      'opted in',
    );
  });

  it('has not lost its models to a comparison with a run when it was open', async () => {
    const argv = ['--region', 'us-east-1,me-south-1', ...runtime];
    const { cwd } = await visit(await simulated(having(both)), [...argv, '-o', 'before.json']);
    const closed = await simulated({ ...having(both), closedRegions: ['me-south-1'] });
    await visit(closed, [...argv, '-o', 'after.json', '--evidence', 'after.ndjson'], { cwd });
    expect((await visit(undefined, ['diff', 'before.json', 'after.json'], { cwd })).stdout).toContain('vanished: 0');
  });
});

describe('an endpoint that does not exist', () => {
  it('is told from one that fails: no name in DNS is no gap', async () => {
    const simulator = await simulated(having(nova, gemma));
    const env = { AWS_ENDPOINT_URL_BEDROCK_MANTLE: undefined };
    const run = await visit(simulator, ['--api', 'converse'], { env });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/Left out, no gap: us-east-1: there is no bedrock-mantle endpoint/);
    expect(run.evidence().find(({ source }) => source === 'mantle-models')).toMatchObject({ ok: true, count: 0 });
  });

  it('refuses the connection: a gap', async () => {
    const simulator = await simulated(having(nova));
    const env = { AWS_ENDPOINT_URL_BEDROCK_MANTLE: 'http://127.0.0.1:9' };
    expect((await visit(simulator, ['--api', 'converse'], { env })).code).toBe(4);
  });

  it('cannot be told when no name at all is found: that is the network', async () => {
    const simulator = await simulated(having(nova));
    const env = { AWS_ENDPOINT_URL_BEDROCK_MANTLE: undefined, AWS_ENDPOINT_URL_BEDROCK: undefined };
    const run = await visit(simulator, ['--api', 'converse'], { env });
    expect(run.code).toBe(1);
  });
});

describe('a Region that a policy of the organization closes', () => {
  const routed = {
    ...plainModel('amazon.routed-v1:0', { offers: { 'US EU': 'us-east-1' } }),
    destinations: { US: { 'us-east-1': 'us-east-1 us-west-1' }, EU: { 'us-east-1': 'us-east-1 eu-west-1' } },
  };

  it('is named beside a sibling profile that does not route there and answered', async () => {
    const message = `User: arn:aws:iam::123456789012:user/u is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-1::foundation-model/${routed.id} with an explicit deny in a service control policy`;
    const simulator = await simulated({
      ...having(routed),
      faults: [
        {
          match: { api: 'converse', target: `us.${routed.id}` },
          reply: { status: 403, errorType: 'AccessDeniedException', body: { message } },
        },
      ],
    });
    const run = await visit(simulator, ['--model', `us.${routed.id}`, '--model', `eu.${routed.id}`, ...runtime]);
    expect(run.csv().map((row) => [row['Profile_ID'], row['Converse_API']])).toContainEqual([`eu.${routed.id}`, '✓']);
    const log = run.text('bedrock_errors.log').replaceAll(/\s+/g, ' ');
    expect(log).toContain('scp-denied');
    expect(log).toContain('in us-west-1');
    expect(log).toContain(`In this run eu.${routed.id} answered converse.`);
  });

  it('is named, and no sibling profile is recommended that did not answer', async () => {
    const simulator = await simulated({ ...having(routed), gates: [{ model: routed.id, gate: 'scp' }] });
    const run = await visit(simulator, ['--model', `us.${routed.id}`, '--model', `eu.${routed.id}`, ...runtime]);
    const log = run.text('bedrock_errors.log');
    expect(log).toContain('in us-west-1');
    // The policy of the simulator closes the sibling profile too.
    expect(log.replaceAll(/\s+/g, ' ')).toContain(
      `In this run no id of this model that avoids us-west-1 answered, not eu.${routed.id} (blocked: scp-denied) either.`,
    );
  });
});
