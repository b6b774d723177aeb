import {
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { afterEach, describe, expect, it } from 'vitest';

import type { Fault, FaultReply, Scenario } from '../../src/simulator/scenario.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { chat, failure, hello, openaiClient, post, runtimeClient } from './clients.ts';

let simulator: Simulator | undefined;
afterEach(() => simulator?.close());

async function world(faults: Fault[], more: Scenario = {}): Promise<Simulator> {
  simulator = await startSimulator({ faults, ...more });
  return simulator;
}

const always = (reply: FaultReply): Fault[] => [{ match: {}, reply }];
const modelId = 'amazon.nova-lite-v1:0';
const ask = new ConverseCommand({ modelId, messages: hello });

describe('a fault', () => {
  it.each<[FaultReply, RegExp]>([
    ['reset', /ECONNRESET|socket hang up/],
    ['html', /Unexpected token/],
    ['throttle', /ThrottlingException/],
    ['expired-token', /ExpiredTokenException/],
    [
      {
        status: 503,
        errorType: 'ServiceUnavailableException',
        body: { message: 'Bedrock is unable to process your request.' },
      },
      /ServiceUnavailableException/,
    ],
    ['stream-exception:modelTimeout', /ModelTimeoutException/],
  ])('%j is seen by the SDK', async (reply, seen) => {
    const client = runtimeClient(await world(always(reply)));
    const error = await failure(client.send(ask));
    expect(`${error.name} ${String(error['code'])} ${error.message}`).toMatch(seen);
  });

  it('of a cut body is a length that never comes', async () => {
    const { origins, bearerKey } = await world(always('cut'));
    const headers = { authorization: `Bearer ${bearerKey}` };
    await expect(post(`${origins.runtime}/model/${modelId}/converse`, { messages: hello }, headers)).rejects.toThrow(
      TypeError,
    );
  });

  it('of an empty body is a success without words', async () => {
    const { origins, bearerKey } = await world(always('empty'));
    const reply = await post(
      `${origins.mantle}/v1/chat/completions`,
      { model: 'deepseek.v3.2', messages: chat },
      { authorization: `Bearer ${bearerKey}` },
    );
    expect(reply).toMatchObject({ status: 200, text: '' });
  });

  it.each<FaultReply>(['stall', 'stall-after-headers'])(
    'of a %s leaves the caller waiting, and closing ends it',
    async (reply) => {
      const running = await world(always(reply));
      const signal = AbortSignal.timeout(150);
      const call = fetch(`${running.origins.mantle}/v1/models`, {
        signal,
        headers: { authorization: `Bearer ${running.bearerKey}` },
      });
      await expect(call.then((response) => response.text())).rejects.toThrow(/abort|timeout/i);
      await running.close();
      expect(running.counts().requests).toBe(1);
    },
  );

  it('with a count befalls only the first calls of each target', async () => {
    const running = await world([{ match: { api: 'converse' }, times: 2, reply: 'throttle' }]);
    const client = runtimeClient(running);
    const statuses: string[] = [];
    for (const id of [modelId, modelId, modelId, 'amazon.nova-micro-v1:0']) {
      const call = client.send(new ConverseCommand({ modelId: id, messages: hello }));
      statuses.push(
        await call.then(
          () => 'ok',
          (error: Error) => error.name,
        ),
      );
    }
    expect(statuses).toStrictEqual(['ThrottlingException', 'ThrottlingException', 'ok', 'ThrottlingException']);
  });

  it('befalls only what it matches', async () => {
    const match = { endpoint: 'runtime', api: 'converse*', target: '*micro*', region: 'us-east-1' } as const;
    const running = await world([{ match, reply: { status: 500 } }]);
    const send = (id: string, region: string) =>
      runtimeClient(running, { region }).send(new ConverseCommand({ modelId: id, messages: hello }));
    await send(modelId, 'us-east-1');
    await send('us.amazon.nova-micro-v1:0', 'us-west-2');
    expect(await failure(send('us.amazon.nova-micro-v1:0', 'us-east-1'))).toHaveProperty(
      '$metadata.httpStatusCode',
      500,
    );
  });
});

describe('a stream that breaks', () => {
  async function drain(stream: AsyncIterable<unknown> | undefined): Promise<number> {
    let events = 0;
    for await (const event of stream ?? []) events += event === undefined ? 0 : 1;
    return events;
  }

  it.each([
    ['throttlingException', 'ThrottlingException'],
    ['ModelStreamErrorException', 'ModelStreamErrorException'],
    ['serviceUnavailable', 'ServiceUnavailableException'],
  ])('by %s begins well and ends in that exception', async (type, name) => {
    const client = runtimeClient(await world(always(`stream-exception:${type}`)));
    const reply = await client.send(new ConverseStreamCommand({ modelId, messages: hello }));
    expect((await failure(drain(reply.stream))).name).toBe(name);
  });

  it('by an error event tells code and words in its headers', async () => {
    const client = runtimeClient(await world(always('stream-error:ValidationException')));
    const body = JSON.stringify({ messages: hello });
    const reply = await client.send(new InvokeModelWithResponseStreamCommand({ modelId, body }));
    const error = await failure(drain(reply.body));
    expect(`${error.name} ${error.message}`).toContain('Malformed input request');
  });

  it.each(['cut', 'stream-exception:internalServer'] as const)(
    'by %s ends without the end mark on server-sent events',
    async (reply) => {
      const client = openaiClient(await world(always(reply)), '/v1');
      const stream = await client.chat.completions.create({ model: 'deepseek.v3.2', messages: chat, stream: true });
      expect(await failure(drain(stream))).toBeInstanceOf(Error);
    },
  );

  it.each([
    ['/v1/responses', { model: 'openai.gpt-oss-20b', input: 'OK', stream: true }, 'server_error'],
    [
      '/anthropic/v1/messages',
      { model: 'anthropic.claude-opus-5', max_tokens: 1, messages: chat, stream: true },
      'api_error',
    ],
  ])('on %s sends an error event', async (path, body, word) => {
    const running = await world(always('stream-exception:internalServer'));
    const headers = { authorization: `Bearer ${running.bearerKey}`, 'anthropic-version': '2023-06-01' };
    const { text } = await post(`${running.origins.mantle}${path}`, body, headers);
    expect(text.trimEnd().split('\n').at(-2)).toBe('event: error');
    expect(text).toContain(word);
  });
});
