import { InvokeModelWithBidirectionalStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas';
import { GetProductsCommand } from '@aws-sdk/client-pricing';
import { describe, expect, it } from 'vitest';
import { accountClients } from '../../src/aws/account-clients.ts';
import { callerArn } from '../../src/aws/caller-identity.ts';
import { clientsByRegion } from '../../src/aws/clients.ts';
import { credentialSource } from '../../src/aws/credential-source.ts';
import { defaultCredentials } from '../../src/aws/credentials.ts';
import { version } from '../../src/version.ts';
import { simulated, visit } from '../end-to-end/harness.ts';
import { json, keys, server, wire } from './servers.ts';

const product = new RegExp(`(?:^| )bedrock-matrix/${version().replaceAll('.', '\\.')}$`);

describe('the name of the tool on the wire', () => {
  it.each([
    [
      'a run over every API',
      [
        '--provider',
        'Amazon,OpenAI,Anthropic',
        '--limit',
        '4',
        '--features',
        'tool-use,tool-streaming,background,previous-response-id',
        '-q',
      ],
    ],
    ['doctor', ['doctor']],
    ['doctor with API keys', ['doctor', '--auth', 'api-key']],
    ['the catalogue with its prices and quotas', ['models', '-o', 'models.json']],
  ])('is on each request of %s', async (_, argv) => {
    const simulator = await simulated({});
    await visit(simulator, argv);
    const agents = new Map(simulator.requests.map(({ endpoint, api, userAgent }) => [`${endpoint} ${api}`, userAgent]));
    expect(agents.size).toBeGreaterThan(3);
    for (const [kind, userAgent] of agents)
      expect([kind, userAgent]).toStrictEqual([kind, expect.stringMatching(product)]);
  });

  it('stands beside what the libraries say of themselves', async () => {
    const simulator = await simulated({});
    await visit(simulator, ['--provider', 'OpenAI', '--limit', '3', '-q']);
    const agents = simulator.requests.map(({ userAgent = '' }) => userAgent).join('\n');
    expect(agents).toMatch(/^aws-sdk-js\/\S+ .*bedrock-matrix\//m);
    expect(agents).toMatch(/^OpenAI\/JS \S+ bedrock-matrix\//m);
  });

  it('is on a conversation in both directions, and on the calls of the account', async () => {
    const simulator = await simulated({});
    const credentials = credentialSource(() => Promise.resolve(simulator.credentials));
    const { control, runtime, mantle, quotas, pricing } = simulator.origins;
    const endpoints = { control, runtime, mantle, quotas, pricing };
    const shared = { wire: wire(), endpoints };
    const clients = clientsByRegion({ ...shared, authentication: { kind: 'sigv4', credentials } })('us-east-1');
    const account = accountClients({ ...shared, credentials, region: 'us-east-1' });
    async function* nothing() {}
    const spoken = new InvokeModelWithBidirectionalStreamCommand({
      modelId: 'amazon.nova-2-sonic-v1:0',
      body: nothing(),
    });
    const bidirectional = await clients.bidirectional();
    await bidirectional.send(spoken).catch(() => undefined);
    await account.quotas('us-east-1').send(new ListServiceQuotasCommand({ ServiceCode: 'bedrock' }));
    await account.pricing.send(new GetProductsCommand({ ServiceCode: 'AmazonBedrock' })).catch(() => undefined);
    expect(simulator.requests).toHaveLength(3);
    for (const { userAgent } of simulator.requests) expect(userAgent).toMatch(product);
  });

  it('is on the calls to STS', async () => {
    const there = await server(json({}));
    const credentials = credentialSource(() => Promise.resolve(keys));
    const call = { signal: new AbortController().signal, exchange: {} };
    await callerArn({ wire: wire(), credentials, region: 'us-east-1', origin: there.origin }, call);
    const env = { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey };
    process.env['AWS_ENDPOINT_URL_STS'] = there.origin;
    const roleArn = 'arn:aws:iam::123456789012:role/reader';
    const role = await defaultCredentials({ roleArn, region: 'us-east-1', env, wire: wire() });
    await role.identity().catch(() => undefined);
    delete process.env['AWS_ENDPOINT_URL_STS'];
    expect(there.received).toHaveLength(2);
    for (const { headers } of there.received) expect(headers['user-agent']).toMatch(product);
  });
});
