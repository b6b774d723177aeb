import { writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalogue, ModelRecord } from '../../src/catalogue/record.ts';
import { listedOf } from '../../src/catalogue/listed.ts';
import { extrasOf } from '../../src/discovery/listed-extras.ts';
import { fable, having, nova, claude } from '../end-to-end/models.ts';
import { freshDirectory, modelCalls, simulated, visit, type Visit } from '../end-to-end/harness.ts';
import { plainServer } from '../end-to-end/network.ts';

function catalogueIn(visited: Visit): Catalogue {
  const made: Catalogue = JSON.parse(visited.text('models.json'));
  return made;
}

function model(visited: Visit, id: string): ModelRecord {
  const found = catalogueIn(visited).models.find((record) => record.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

const writing = ['models', '-o', 'models.json'];

describe('what the listing says beyond what is documented', () => {
  it('is kept as claims beside what is known better', async () => {
    const visited = await visit(await simulated(having(nova, claude)), writing);
    expect(visited.code).toBe(0);
    expect(model(visited, nova.id).listed).toMatchObject({
      region: 'us-east-1',
      maxTokensMaximum: 10_000,
      promptCaching: true,
      apis: ['converse.streaming', 'converse.sync'],
    });
    expect(model(visited, nova.id).capabilities).toContainEqual({
      name: 'prompt-caching',
      supported: true,
      source: 'ListFoundationModels, undocumented members',
    });
    // The figure of the listing does not become the limit.
    expect(model(visited, nova.id).limits.maxOutputTokens).toBe(5_000);
  });

  it('is nothing to miss: a listing without it is whole', async () => {
    const visited = await visit(await simulated({ ...having(nova), plainListings: true }), writing);
    expect(visited.code).toBe(0);
    expect(model(visited, nova.id)).toMatchObject({ listed: null, languages: { value: 'unknown', source: 'unknown' } });
  });

  it.each([
    ['null', { converse: undefined }],
    ['an object without members', { converse: {} as never }],
    ['an empty list of APIs', { inferenceAPIsSupported: {} }],
  ])('that is %s claims nothing of reasoning', (_, listed) => {
    expect(extrasOf(listed)?.reasoning).toBeUndefined();
  });
});

it('a listed maximum that repeats the window is called an upper bound, one below it is not', () => {
  const listing = (maxTokensMaximum: number) => [
    {
      region: 'us-east-1',
      model: { id: 'a', provider: 'A', input: [], output: [], claims: {}, details: { extras: { maxTokensMaximum } } },
    },
  ];
  expect(listedOf(listing(128_000), 128_000)?.note).toContain('an upper bound, not a limit');
  expect(listedOf(listing(64_000), 128_000)).toEqual({ region: 'us-east-1', maxTokensMaximum: 64_000 });
});

describe('data retention of a model of bedrock-mantle', () => {
  const gates = [{ model: fable.id, gate: 'data-retention' as const }];

  it('names the modes under which it can be called', async () => {
    const visited = await visit(await simulated({ ...having(fable), gates }), writing);
    expect(model(visited, fable.id).mantle?.retention).toEqual({
      mode: 'default',
      source: 'model_default',
      allowedModes: ['aws_review', 'provider_data_share'],
    });
  });

  it('comes from its own page where the list has ids alone', async () => {
    const simulator = await simulated({ ...having(fable), gates, plainListings: true });
    const visited = await visit(simulator, writing);
    expect(simulator.requests.filter(({ path }) => path === `/v1/models/${fable.id}`)).toHaveLength(1);
    expect(model(visited, fable.id).mantle?.retention?.allowedModes).toEqual(['aws_review', 'provider_data_share']);
  });

  it('that may not be read is unknown, and the catalogue is whole without it', async () => {
    const denyIam = ['bedrock-mantle:GetModel'];
    const visited = await visit(await simulated({ ...having(fable), gates, plainListings: true, denyIam }), writing);
    expect(visited.code).toBe(0);
    expect(model(visited, fable.id).mantle?.retention).toBeNull();
  });

  it('is the next step of a run that it blocks', async () => {
    const run = await visit(await simulated({ ...having(fable), gates }), ['--api', 'messages']);
    const log = run.text('bedrock_errors.log').replaceAll(/\s+/g, ' ');
    expect(log).toContain('its listing says: aws_review, provider_data_share');
  });
});

describe('invocation logging of the account', () => {
  it.each([
    ['is not configured', undefined, { destinations: [], data: [], regions: ['us-east-1'] }],
    ['goes to S3', ['s3' as const], { destinations: ['s3'], data: ['text'], regions: ['us-east-1'] }],
  ])('that %s is said so', async (_, invocationLogging, stated) => {
    const scenario = { ...having(nova), ...(invocationLogging && { invocationLogging }) };
    const visited = await visit(await simulated(scenario), writing);
    expect(catalogueIn(visited).logging).toEqual([stated]);
    expect(visited.text('models.json')).not.toContain('simulated-invocation-logs');
  });

  it('that may not be read is a gap that names the permission', async () => {
    const denyIam = ['bedrock:GetModelInvocationLoggingConfiguration'];
    const visited = await visit(await simulated({ ...having(nova), denyIam }), writing);
    expect(visited.code).toBe(4);
    expect(visited.stdout).toContain('needs bedrock:GetModelInvocationLoggingConfiguration');
    expect(catalogueIn(visited).logging).toEqual([]);
  });
});

describe('more of each model', () => {
  it('a quota has its ARN without the account, what it is, its period and its metric', async () => {
    const visited = await visit(await simulated({ ...having(nova), account: '999988887777' }), writing);
    const quota = model(visited, nova.id).quotas.find(({ measure }) => measure === 'tokens per minute');
    expect(quota).toMatchObject({
      arn: expect.stringMatching(/^arn:aws:servicequotas:us-east-1:123456789012:bedrock\/L-/),
      description: expect.stringContaining('The maximum of'),
      unit: 'None',
      period: '1 MINUTE',
      level: 'ACCOUNT',
      global: false,
    });
    expect(visited.text('models.json')).not.toContain('999988887777');
  });

  it('how it is bought, how large it is, and batch jobs with their Regions', async () => {
    const visited = await visit(await simulated({}), writing);
    expect(model(visited, nova.id).consumption).toContainEqual({ option: 'on-demand', source: 'ListFoundationModels' });
    expect(model(visited, nova.id).batch).toEqual({
      supported: true,
      regions: ['us-east-1'],
      source: 'AWS Price List',
      reason: null,
    });
    expect(model(visited, 'meta.llama3-3-70b-instruct-v1:0').sizeClass).toEqual({ value: '70B', source: 'model id' });
    expect(model(visited, 'amazon.nova-lite-v1:0:24k').batch).toMatchObject({ supported: 'unknown', regions: [] });
  });

  it('what a run measured wins over what the listing claims', async () => {
    const simulator = await simulated(having(nova));
    const cwd = freshDirectory();
    await visit(simulator, ['--features', 'system-prompt,tool-use', '--profile-type', 'in-region'], { cwd });
    const visited = await visit(simulator, writing, { cwd });
    for (const name of ['system-prompt', 'tool-use']) {
      const capability = { name, supported: true, source: 'measured: the last run' };
      expect(model(visited, nova.id).capabilities).toContainEqual(capability);
    }
    expect(modelCalls(simulator).length).toBeGreaterThan(0);
  });
});

describe('models --concurrency', () => {
  it.each([1, 4])('%i: so many calls are in flight at most', async (most) => {
    const simulator = await simulated({});
    let now = 0;
    let highest = 0;
    const control = await plainServer((incoming, response) => {
      highest = Math.max(highest, ++now);
      response.once('close', () => (now -= 1));
      const { method, url = '/', headers } = incoming;
      const onward = httpRequest(
        new URL(url, simulator.origins.control),
        { method, headers, setHost: false },
        (reply) => {
          response.writeHead(reply.statusCode ?? 502, reply.headers);
          reply.pipe(response);
        },
      );
      incoming.pipe(onward);
    });
    const env = { AWS_ENDPOINT_URL_BEDROCK: control };
    await visit(simulator, [...writing, '--concurrency', String(most)], { env });
    expect(highest).toBe(most);
  });
});

it('an earlier catalogue, from before these members were there, can still be compared with', async () => {
  const simulator = await simulated(having(nova));
  const cwd = freshDirectory();
  const first = await visit(simulator, writing, { cwd });
  const old: Record<string, unknown> = JSON.parse(first.text('models.json'));
  delete old['logging'];
  writeFileSync(join(cwd, 'old.json'), JSON.stringify(old));
  const visited = await visit(simulator, [...writing, '--compare', 'old.json'], { cwd });
  expect(visited.code).toBe(0);
  expect(visited.stdout).toContain('0 new, 0 gone, 0 changed');
});
