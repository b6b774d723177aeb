import { createServer } from 'node:net';
import { ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, it } from 'vitest';

import { startSimulator } from '../../src/simulator/simulator.ts';
import { controlClient, hello, post, runtimeClient } from './clients.ts';

describe('a simulator', () => {
  it('names its origins in the variables that the AWS tools read', async () => {
    const simulator = await startSimulator();
    expect(simulator.environment).toMatchObject({
      AWS_ENDPOINT_URL_BEDROCK: simulator.origins.control,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: simulator.origins.runtime,
      AWS_ENDPOINT_URL_BEDROCK_MANTLE: simulator.origins.mantle,
    });
    expect(Object.values(simulator.origins).every((origin) => /^http:\/\/127\.0\.0\.1:\d+$/.test(origin))).toBe(true);
    await simulator.close();
  });

  it('remembers what it was asked', async () => {
    const simulator = await startSimulator();
    const modelId = 'amazon.nova-lite-v1:0';
    await runtimeClient(simulator).send(new ConverseCommand({ modelId, messages: hello }));
    await post(`${simulator.origins.runtime}/model/x/converse`, {});
    await simulator.close();
    expect(simulator.requests).toMatchObject([
      {
        endpoint: 'runtime',
        region: 'us-east-1',
        method: 'POST',
        api: 'converse',
        target: modelId,
        status: 200,
        auth: 'sigv4',
        body: { messages: hello },
      },
      { endpoint: 'runtime', path: '/model/x/converse', status: 403 },
    ]);
    expect(simulator.requests[1]).not.toHaveProperty('region');
    expect(simulator.counts()).toStrictEqual({ requests: 2, byStatus: { 200: 1, 403: 1 }, peakInFlight: 1 });
  });

  it('keeps numbers only when told so, and knows how many calls were in flight', async () => {
    const simulator = await startSimulator({ record: false, latency: 500 });
    const client = controlClient(simulator);
    await Promise.all(Array.from({ length: 5 }, () => client.send(new ListFoundationModelsCommand({}))));
    await simulator.close();
    expect(simulator.requests).toStrictEqual([]);
    expect(simulator.counts()).toStrictEqual({ requests: 5, byStatus: { 200: 5 }, peakInFlight: 5 });
  });

  it('takes the port it is given and those after it, and says so when one is taken', async () => {
    const port = await freePorts(5);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(port + 1, '127.0.0.1', resolve));
    await expect(startSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await new Promise((resolve) => taken.close(resolve));
    const simulator = await startSimulator({ port });
    await simulator.close();
    expect(simulator.origins.runtime).toBe(`http://127.0.0.1:${port + 1}`);
  });

  it('marks every reply as its own, also where it refuses', async () => {
    const simulator = await startSimulator();
    const replies = await Promise.all(Object.values(simulator.origins).map((origin) => fetch(`${origin}/v1/models`)));
    await simulator.close();
    expect(replies.map(({ status }) => status)).toStrictEqual([404, 404, 401, 404, 404, 404]);
    expect(replies.every(({ headers }) => headers.has('x-bedrock-matrix-simulator'))).toBe(true);
  });

  it('can be closed twice', async () => {
    const simulator = await startSimulator();
    await simulator.close();
    await simulator.close();
    await expect(fetch(simulator.origins.control)).rejects.toThrow('fetch failed');
  });
});

describe('a path that Bedrock does not have', () => {
  const coral = '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}';
  it.each([
    {
      endpoint: 'runtime',
      path: '/model/a/improvise',
      init: { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
      text: coral,
    },
    { endpoint: 'control', path: '/nothing', init: {}, text: coral },
    { endpoint: 'runtime', path: '/openai/v1/files', init: {}, text: coral },
    { endpoint: 'runtime', path: '/model/a/invoke', init: {}, text: coral },
  ] as const)('is not found: $endpoint $path', async ({ endpoint, path, init, text }) => {
    const simulator = await startSimulator();
    const reply = await fetch(`${simulator.origins[endpoint]}${path}`, init);
    await simulator.close();
    expect([reply.status, await reply.text()]).toStrictEqual([404, text]);
  });

  it('is not found on mantle, in its own shape', async () => {
    const simulator = await startSimulator();
    const reply = await fetch(`${simulator.origins.mantle}/v2/models`);
    await simulator.close();
    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ error: { code: 'not_found_error' } });
  });
});

describe('a body', () => {
  it('larger than 25 MB is refused', async () => {
    const simulator = await startSimulator();
    const reply = await post(`${simulator.origins.runtime}/model/a/invoke`, 'x'.repeat(25_000_001));
    await simulator.close();
    expect(reply.status).toBe(413);
  });

  it.each([
    ['/model/amazon.nova-lite-v1%3A0/converse', 'Malformed input request, please reformat your input and try again.'],
    ['/openai/v1/chat/completions', 'We could not parse the JSON body of your request.'],
  ])('that is no JSON is refused on %s', async (path, message) => {
    const simulator = await startSimulator();
    const reply = await post(`${simulator.origins.runtime}${path}`, '{"a"', {
      authorization: `Bearer ${simulator.bearerKey}`,
    });
    await simulator.close();
    expect(reply.status).toBe(400);
    expect(reply.text).toContain(message);
  });
});

/** The first of so many free ports in a row, below those that the system hands out by itself. */
async function freePorts(count: number): Promise<number> {
  const first = 12_000 + Math.floor(Math.random() * 18_000);
  const servers = Array.from({ length: count }, () => createServer());
  const free = await Promise.all(
    servers.map(
      (server, n) =>
        new Promise<boolean>((resolve) => {
          server.once('error', () => resolve(false)).listen(first + n, '127.0.0.1', () => resolve(true));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return free.every(Boolean) ? first : freePorts(count);
}
