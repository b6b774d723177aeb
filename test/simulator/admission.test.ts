import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';
import { afterEach, describe, expect, it } from 'vitest';

import type { Gate, Scenario } from '../../src/simulator/scenario.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { chat, controlClient, failure, hello, post, runtimeClient } from './clients.ts';

let simulator: Simulator | undefined;
afterEach(() => simulator?.close());

async function world(scenario: Scenario): Promise<Simulator> {
  simulator = await startSimulator(scenario);
  return simulator;
}

const modelId = 'amazon.nova-lite-v1:0';
const ask = new ConverseCommand({ modelId, messages: hello });

describe('an account that lacks something', () => {
  it.each<[Gate['gate'], string, number, RegExp]>([
    ['legacy', 'ResourceNotFoundException', 404, /marked by provider as Legacy/],
    ['no-access', 'AccessDeniedException', 403, /don't have access to the model/],
    ['use-case-form', 'ResourceNotFoundException', 404, /use case details have not been submitted/],
    ['marketplace', 'AccessDeniedException', 403, /aws-marketplace:ViewSubscriptions/],
    ['data-retention', 'ValidationException', 400, /data retention mode 'default'/],
    ['scp', 'AccessDeniedException', 403, /explicit deny in a service control policy/],
    ['unavailable', 'AccessDeniedException', 403, /is not available for this account/],
    ['end-of-life', 'ResourceNotFoundException', 404, /end of its life/],
    ['throttled', 'ThrottlingException', 429, /Too many requests/],
    ['daily-quota', 'ThrottlingException', 429, /Too many tokens per day/],
  ])('%s is told so', async (gate, name, status, sentence) => {
    const running = await world({ gates: [{ model: 'amazon.nova-lite*', gate }] });
    const error = await failure(runtimeClient(running).send(ask));
    expect(error.name).toBe(name);
    expect(error.message).toMatch(sentence);
    expect(error).toHaveProperty('$metadata.httpStatusCode', status);
  });

  it('on one endpoint may still use the other', async () => {
    const running = await world({ gates: [{ model: 'deepseek.v3.2', gate: 'no-access', endpoint: 'mantle' }] });
    const headers = { authorization: `Bearer ${running.bearerKey}` };
    const mantle = await post(
      `${running.origins.mantle}/v1/chat/completions`,
      { model: 'deepseek.v3.2', messages: chat },
      headers,
    );
    expect(mantle.status).toBe(403);
    await runtimeClient(running).send(new ConverseCommand({ modelId: 'deepseek.v3.2', messages: hello }));
  });

  it('in a demonstration meets locks, forms and denials, the same every time', async () => {
    const running = await world({ defaultFaults: true });
    const client = runtimeClient(running);
    const outcomes = async (): Promise<string[]> =>
      Promise.all(
        [
          'us.writer.palmyra-x4-v1:0',
          'us.anthropic.claude-opus-4-5-20251101-v1:0',
          'us.meta.llama4-scout-17b-instruct-v1:0',
          'ai21.jamba-1-5-mini-v1:0',
          modelId,
        ].map(async (id) =>
          client.send(new ConverseCommand({ modelId: id, messages: hello })).then(
            () => 'ok',
            (error: Error) => error.name,
          ),
        ),
      );
    const first = await outcomes();
    expect(first.slice(0, 3)).toStrictEqual([
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ThrottlingException',
    ]);
    expect(first.at(-1)).toBe('ok');
    expect(await outcomes()).toStrictEqual(first);
  });
});

describe('a principal without a permission', () => {
  it('is denied in the words of IAM, with a capital Message', async () => {
    const running = await world({ denyIam: ['bedrock:ListInferenceProfiles', 'bedrock:InvokeModelWith*'] });
    const listing = await failure(controlClient(running).send(new ListInferenceProfilesCommand({})));
    expect(listing.name).toBe('AccessDeniedException');
    expect(listing.message).toContain('is not authorized to perform: bedrock:ListInferenceProfiles on resource: *');
    await runtimeClient(running).send(ask);
    const url = `${running.origins.runtime}/model/us.${encodeURIComponent(modelId)}/converse-stream`;
    const stream = await post(url, { messages: hello }, { authorization: `Bearer ${running.bearerKey}` });
    expect(stream.status).toBe(403);
    expect(JSON.parse(stream.text)).toStrictEqual({
      Message: expect.stringMatching(
        /InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-east-1:123456789012:inference-profile\/us\./,
      ),
    });
  });

  it.each([
    ['/v1/models', 'bedrock-mantle:ListModels', 401],
    ['/v1/chat/completions', 'bedrock-mantle:CreateInference', 401],
    ['/anthropic/v1/messages', 'bedrock-mantle:CreateInference', 403],
  ])('is denied %s on mantle', async (path, action, status) => {
    const running = await world({ denyIam: [action] });
    const method = path.endsWith('models') ? 'GET' : 'POST';
    const headers = {
      authorization: `Bearer ${running.bearerKey}`,
      'anthropic-version': '2023-06-01',
      'content-type': 'application/json',
    };
    const reply = await fetch(`${running.origins.mantle}${path}`, {
      method,
      headers,
      ...(method === 'POST' ? { body: '{"model":"deepseek.v3.2"}' } : {}),
    });
    expect(reply.status).toBe(status);
    expect(await reply.text()).toContain(`not authorized to perform: ${action}`);
  });

  it('may be allowed to sign and not to use a key', async () => {
    const running = await world({ denyIam: ['bedrock:CallWithBearerToken'] });
    await runtimeClient(running).send(ask);
    const url = `${running.origins.runtime}/model/${encodeURIComponent(modelId)}/converse`;
    expect((await post(url, { messages: hello }, { authorization: `Bearer ${running.bearerKey}` })).status).toBe(403);
  });
});

describe('a model that is asked too often', () => {
  it('refuses beyond the burst and leaves other models alone', async () => {
    const running = await world({
      throttle: [{ endpoint: 'runtime', model: 'amazon.nova-lite*', perSecond: 0.001, burst: 2 }],
    });
    const client = runtimeClient(running);
    await client.send(ask);
    await client.send(ask);
    expect((await failure(client.send(ask))).name).toBe('ThrottlingException');
    await client.send(new ConverseCommand({ modelId: 'amazon.nova-micro-v1:0', messages: hello }));
  });

  it('on mantle refuses in the OpenAI shape', async () => {
    const running = await world({ throttle: [{ perSecond: 0.001, burst: 1 }] });
    const ask429 = () =>
      post(
        `${running.origins.mantle}/v1/chat/completions`,
        { model: 'deepseek.v3.2', messages: chat },
        { authorization: `Bearer ${running.bearerKey}` },
      );
    await ask429();
    const reply = await ask429();
    expect(reply.status).toBe(429);
    expect(JSON.parse(reply.text)).toMatchObject({ error: { type: 'rate_limit_error' } });
  });
});
