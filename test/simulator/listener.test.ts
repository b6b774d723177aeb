import { connect } from 'node:net';
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { collect, failure, hello, post } from './clients.ts';

const modelId = 'amazon.nova-lite-v1:0';

/** As an SDK comes out of the box: HTTP/2 with prior knowledge. */
function client(simulator: Simulator): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    region: 'us-east-1',
    credentials: simulator.credentials,
    endpoint: simulator.origins.runtime,
    maxAttempts: 1,
    authSchemePreference: ['aws.auth#sigv4'],
  });
}

describe('an SDK that speaks HTTP/2', () => {
  it('is answered on the same port as others', async () => {
    const simulator = await startSimulator();
    const sdk = client(simulator);
    const reply = await sdk.send(new ConverseCommand({ modelId, messages: hello }));
    const streamed = await sdk.send(new ConverseStreamCommand({ modelId, messages: hello }));
    const events = streamed.stream === undefined ? [] : await collect(streamed.stream);
    const other = await post(`${simulator.origins.runtime}/model/a/converse`, {});
    sdk.destroy();
    await simulator.close();
    expect([reply.stopReason, events.length, other.status]).toStrictEqual(['end_turn', 5, 403]);
  });

  it.each(['reset', 'cut'] as const)('sees a %s', async (reply) => {
    const simulator = await startSimulator({ faults: [{ match: {}, reply }] });
    const sdk = client(simulator);
    const error = await failure(sdk.send(new ConverseCommand({ modelId, messages: hello })));
    sdk.destroy();
    await simulator.close();
    expect(error.message).toMatch(/http2|stream|NGHTTP2/i);
  });
});

it('a connection that is lost halfway through a request harms nobody', async () => {
  const simulator = await startSimulator();
  const { hostname, port } = new URL(simulator.origins.runtime);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write('POST /model/a/invoke HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{', () => {
        socket.resetAndDestroy();
        resolve();
      });
    });
  });
  const reply = await post(`${simulator.origins.runtime}/model/a/converse`, {});
  await simulator.close();
  expect(reply.status).toBe(403);
});
