/** Rerank: an endpoint of its own, whose access and ids are not those of InvokeModel. */
import { BedrockAgentRuntimeClient, RerankCommand } from '@aws-sdk/client-bedrock-agent-runtime';
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry, Scenario } from '../../src/simulator/scenario.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { modelCalls, simulated, visit } from './harness.ts';
import { gemma, having, nova } from './models.ts';

const reranker = (id: string, regions: string): CatalogueEntry => ({
  id,
  output: ['TEXT'],
  streaming: false,
  offers: { ON_DEMAND: regions },
  serves: { runtime: { apis: 'invoke' } },
});
const amazon = reranker('amazon.rerank-v1:0', 'us-west-2');
const cohere = reranker('cohere.rerank-v3-5:0', 'us-east-1 us-west-2');
const argv = ['--api', 'invoke,rerank', '--details', '--profile-type', 'in-region'];
const rerankCalls = (simulator: Simulator) => modelCalls(simulator).filter(({ api }) => api === 'rerank');

const one = async (scenario: Partial<Scenario>): Promise<Record<string, string>> => {
  const simulator = await simulated({ ...having(cohere), ...scenario });
  const [row = {}] = (await visit(simulator, argv)).csv();
  return row;
};

describe('rerankers', () => {
  it('are called by ARN on bedrock-agent-runtime, and nothing else is called there', async () => {
    const simulator = await simulated(having(amazon, cohere, nova, gemma));
    const run = await visit(simulator, [...argv, '--region', 'us-west-2,us-east-1']);
    expect(run.code).toBe(0);
    const marks = run.csv().map((row) => [row['Region'], row['Model'], row['Rerank_API'], row['Rerank_Reason']]);
    expect(marks).toEqual([
      ['us-east-1', gemma.id, '✗', 'endpoint-has-no-api'],
      ['us-east-1', nova.id, '', 'not-a-reranker'],
      ['us-east-1', cohere.id, '✓', ''],
      ['us-west-2', amazon.id, '✓', ''],
      ['us-west-2', cohere.id, '✓', ''],
    ]);
    const answered = rerankCalls(simulator).filter(({ status }) => status === 200);
    expect(answered.map(({ endpoint, target, auth }) => `${endpoint} ${target} ${auth}`).toSorted()).toEqual([
      `agentRuntime arn:aws:bedrock:us-east-1::foundation-model/${cohere.id} sigv4`,
      `agentRuntime arn:aws:bedrock:us-west-2::foundation-model/${amazon.id} sigv4`,
      `agentRuntime arn:aws:bedrock:us-west-2::foundation-model/${cohere.id} sigv4`,
    ]);
  });

  it('are part of --api all, and cost what a query costs', async () => {
    const simulator = await simulated(having(cohere));
    const run = await visit(simulator, ['--api', 'all']);
    expect(run.csv()).toMatchObject([{ Rerank_API: '✓' }]);
    const listed = await visit(simulator, ['list', '--api', 'rerank']);
    expect(listed.stdout + listed.stderr).toContain('$0.002');
  });

  it('that may be invoked may still be denied here: the action is another one', async () => {
    expect(await one({ denyIam: ['bedrock:Rerank'] })).toMatchObject({
      Invoke_API: '✓',
      Rerank_API: 'blocked',
      Rerank_Reason: 'iam-denied',
    });
  });

  it('without access are blocked, though the refusal of the runtime comes wrapped in a 400', async () => {
    expect(await one({ gates: [{ model: cohere.id, gate: 'no-access' }] })).toMatchObject({
      Rerank_API: 'blocked',
      Rerank_Reason: 'model-access-denied',
      Rerank_Status: '400',
    });
  });

  it('are not called with an API key, which does not open it', async () => {
    const simulator = await simulated(having(cohere));
    const run = await visit(simulator, argv, { env: { AWS_BEARER_TOKEN_BEDROCK: simulator.bearerKey } });
    expect(run.csv()).toMatchObject([{ Rerank_API: '', Rerank_Reason: 'needs-signature' }]);
    await visit(simulator, ['doctor', '--api', 'invoke,rerank'], {
      env: { AWS_BEARER_TOKEN_BEDROCK: simulator.bearerKey },
    });
    // Nor is its endpoint looked for: no call goes there.
    expect(simulator.requests.filter(({ endpoint }) => endpoint === 'agentRuntime')).toEqual([]);
  });

  it('say in callable.json where they are called', async () => {
    const simulator = await simulated(having(cohere));
    const run = await visit(simulator, ['--api', 'invoke,rerank', '-o', 'callable.json']);
    const { models } = JSON.parse(run.text('callable.json'));
    expect(models[0].apis.rerank).toMatchObject({
      id: cohere.id,
      endpoint: 'bedrock-runtime',
      host: 'bedrock-agent-runtime',
      route: '/rerank',
    });
    expect(models[0].apis.invoke).not.toHaveProperty('host');
  });

  it('an endpoint that cannot be reached is named by its own name, and makes no ✗', async () => {
    const simulator = await simulated(having(cohere));
    const env = { AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: 'http://127.0.0.1:9' };
    const run = await visit(simulator, [...argv, '--retries', '0'], { env });
    expect(run.csv()).toMatchObject([{ Invoke_API: '✓', Rerank_API: 'inconclusive' }]);
    const doctor = await visit(simulator, ['doctor', '--api', 'rerank'], { env });
    expect(doctor.stdout).toMatch(/bedrock-agent-runtime endpoint.*127\.0\.0\.1:9/);
  });
});

describe('the simulated Rerank, asked by the official client', () => {
  const asked = async (modelArn: string, more: { numberOfResults?: number; sources?: string[] } = {}) => {
    const simulator = await simulated(having(cohere, nova));
    const client = new BedrockAgentRuntimeClient({
      region: 'us-east-1',
      endpoint: simulator.origins.agentRuntime,
      credentials: simulator.credentials,
      authSchemePreference: ['aws.auth#sigv4'],
      maxAttempts: 1,
    });
    const { sources = ['a', 'b'], numberOfResults } = more;
    const command = new RerankCommand({
      queries: [{ type: 'TEXT', textQuery: { text: 'q' } }],
      sources: sources.map((text) => ({
        type: 'INLINE',
        inlineDocumentSource: { type: 'TEXT', textDocument: { text } },
      })),
      rerankingConfiguration: {
        type: 'BEDROCK_RERANKING_MODEL',
        bedrockRerankingConfiguration: {
          modelConfiguration: { modelArn },
          ...(numberOfResults !== undefined && { numberOfResults }),
        },
      },
    });
    return client.send(command).then(
      ({ results = [] }) => results.map(({ index }) => index),
      (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : ''),
    );
  };
  const arn = (id: string, region = 'us-east-1'): string => `arn:aws:bedrock:${region}::foundation-model/${id}`;

  it('sorts all documents, or the best of them', async () => {
    expect(await asked(arn(cohere.id))).toEqual([0, 1]);
    expect(await asked(arn(cohere.id), { numberOfResults: 1 })).toEqual([0]);
  });

  it.each<[string, string, Parameters<typeof asked>[1], RegExp]>([
    [
      'an id in place of the ARN',
      cohere.id,
      {},
      /^ValidationException: The provided model ARN for reranking is invalid/,
    ],
    ['an ARN of another Region', arn(cohere.id, 'us-west-2'), {}, /ARN for reranking is invalid/],
    ['a model that is no reranker', arn(nova.id), {}, /ARN for reranking is invalid/],
    ['more results than documents', arn(cohere.id), { numberOfResults: 3 }, /numberOfResults value that exceeds/],
    ['no documents', arn(cohere.id), { sources: [] }, /^ValidationException: .*sources/],
  ])('refuses %s', async (_, modelArn, more, words) => {
    expect(await asked(modelArn, more)).toMatch(words);
  });
});
