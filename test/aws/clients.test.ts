import { ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { givenKey } from '../../src/aws/bearer-keys.ts';
import { clientsByRegion, type RegionClients } from '../../src/aws/clients.ts';
import { credentialSource } from '../../src/aws/credential-source.ts';
import type { Exchange } from '../../src/aws/exchange.ts';
import { callOf, withCall } from '../../src/aws/sdk-call.ts';
import { fetchCall, type Authentication } from '../../src/aws/signed-fetch.ts';
import { json, keys, server, wire } from './servers.ts';

const sigv4: Authentication = { kind: 'sigv4', credentials: credentialSource(() => Promise.resolve(keys)) };
const bearer: Authentication = { kind: 'bearer', keyFor: givenKey('fake-api-key') };

const reply = { output: { message: { role: 'assistant', content: [] } }, modelSummaries: [], object: 'list', data: [] };

async function clientsOn(authentication: Authentication) {
  const there = await server(json(reply));
  const { origin } = there;
  const forRegion = clientsByRegion({
    wire: wire(),
    authentication,
    endpoints: { control: origin, runtime: origin, mantle: origin },
  });
  return { there, forRegion, clients: forRegion('us-east-1') };
}

/** One call of each client. */
async function callAll(clients: RegionClients, exchange: Exchange = {}): Promise<void> {
  const call = { signal: new AbortController().signal, exchange };
  await clients.control.send(withCall(new ListFoundationModelsCommand({}), call));
  await (await clients.runtime()).send(withCall(new ConverseCommand({ modelId: 'a.b:0', messages: [] }), call));
  await (await clients.openai('bedrock-runtime', '/openai/v1')).models.list({ fetchOptions: { keepalive: true } });
  await (await clients.openai('bedrock-mantle', '/v1')).models.list();
  await clients.fetch('bedrock-mantle')(`${clients.origin('bedrock-mantle')}/anthropic/v1/messages`, {
    method: 'POST',
    body: '{}',
    ...fetchCall(call),
  });
}

afterEach(() => {
  delete process.env['AWS_BEARER_TOKEN_BEDROCK'];
  delete process.env['OPENAI_API_KEY'];
});

describe('the clients of a Region', () => {
  it('sign with the name of their service', async () => {
    const { there, clients } = await clientsOn(sigv4);
    await callAll(clients);
    const scopes = there.received.map(
      ({ headers }) => /\/us-east-1\/([\w-]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1],
    );
    expect(scopes).toEqual(['bedrock', 'bedrock', 'bedrock', 'bedrock-mantle', 'bedrock-mantle']);
  });

  it.each(['', 'a-key-that-was-not-chosen'])(
    'sign even when AWS_BEARER_TOKEN_BEDROCK is "%s" in the process',
    async (key) => {
      process.env['AWS_BEARER_TOKEN_BEDROCK'] = key;
      process.env['OPENAI_API_KEY'] = 'sk-not-for-bedrock';
      const { there, clients } = await clientsOn(sigv4);
      await callAll(clients);
      for (const { headers } of there.received) expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 /);
    },
  );

  it('send the API key on every call and sign none', async () => {
    const { there, clients } = await clientsOn(bearer);
    await callAll(clients);
    expect(there.received).toHaveLength(5);
    for (const { headers } of there.received) {
      expect(headers.authorization).toBe('Bearer fake-api-key');
      expect(headers).not.toHaveProperty('x-amz-date');
    }
  });

  it('are made once for each Region', async () => {
    const { forRegion, clients } = await clientsOn(sigv4);
    expect(forRegion('us-east-1')).toBe(clients);
    expect(forRegion('eu-west-1')).not.toBe(clients);
    expect(await clients.openai('bedrock-mantle', '/v1')).toBe(await clients.openai('bedrock-mantle', '/v1'));
  });

  it('encode a model id in a path as it was signed', async () => {
    const { there, clients } = await clientsOn(sigv4);
    const modelId = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.a.b-v1:0';
    await (await clients.runtime()).send(new ConverseCommand({ modelId, messages: [] }));
    expect(there.received[0]?.url).toBe(`/model/${encodeURIComponent(modelId)}/converse`);
  });

  it('have no retries of their own: each call is one request', async () => {
    const there = await server(json({ message: 'busy' }, 503));
    const { origin } = there;
    const clients = clientsByRegion({
      wire: wire(),
      authentication: sigv4,
      endpoints: { control: origin, runtime: origin, mantle: origin },
    })('us-east-1');
    await expect(clients.control.send(new ListFoundationModelsCommand({}))).rejects.toThrow('busy');
    await expect((await clients.openai('bedrock-mantle', '/v1')).models.list()).rejects.toThrow('503');
    expect(there.received).toHaveLength(2);
  });

  it('write what happened on the wire into the record of the call', async () => {
    const { clients } = await clientsOn(sigv4);
    const exchange: Exchange = {};
    await clients.control.send(
      withCall(new ListFoundationModelsCommand({}), { signal: new AbortController().signal, exchange }),
    );
    expect(exchange).toMatchObject({
      method: 'GET',
      path: '/foundation-models',
      status: 200,
      firstByteMs: expect.any(Number),
    });
    expect(JSON.parse(Buffer.from(exchange.body ?? []).toString())).toEqual(reply);
  });

  it('keep no reply with the command that asked for it: the SDK keeps the first command for all of a run', async () => {
    const { clients } = await clientsOn(sigv4);
    const command = withCall(new ListFoundationModelsCommand({}), {
      signal: new AbortController().signal,
      exchange: {},
    });
    expect(callOf(command.input)).toBeDefined();
    await clients.control.send(command);
    expect(callOf(command.input)).toBeUndefined();
  });
});
