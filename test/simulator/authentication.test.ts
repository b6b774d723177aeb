import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { chat, openaiClient, post } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const body = { model: 'anthropic.claude-haiku-4-5', max_tokens: 16, messages: chat };
const version = { 'anthropic-version': '2023-06-01' };

describe('an API key', () => {
  it('opens both endpoints, for the Region of the scenario', async () => {
    await openaiClient(simulator, 'runtime/openai/v1').chat.completions.create({
      model: 'openai.gpt-oss-20b-1:0',
      messages: chat,
    });
    await openaiClient(simulator, '/v1').models.list();
    expect(simulator.requests.map(({ auth, region }) => `${auth} ${region}`)).toStrictEqual([
      'bearer us-east-1',
      'bearer us-east-1',
    ]);
  });

  it('is taken in x-api-key on the Anthropic paths only', async () => {
    const key = { 'x-api-key': simulator.bearerKey };
    const messages = await post(`${simulator.origins.mantle}/anthropic/v1/messages`, body, { ...key, ...version });
    expect(messages.status).toBe(200);
    const completions = await post(`${simulator.origins.mantle}/v1/chat/completions`, body, key);
    expect(completions.status).toBe(401);
    expect(completions.text).toContain("Missing 'authorization' or 'x-api-key' header");
  });

  it.each([
    ['not-a-key', 'Invalid API Key format: Must start with pre-defined prefix'],
    ['bedrock-api-key-bm90aGluZw==', 'Authentication failed: Please make sure your API Key is valid.'],
  ])('that is wrong is refused on the runtime with a capital Message: %s', async (key, Message) => {
    const url = `${simulator.origins.runtime}/model/amazon.nova-lite-v1%3A0/converse`;
    const reply = await post(url, {}, { authorization: `Bearer ${key}` });
    expect(reply.status).toBe(403);
    expect(JSON.parse(reply.text)).toStrictEqual({ Message });
  });

  it('that is wrong is refused on mantle with the code that ends a run', async () => {
    const error = await openaiClient(simulator, '/v1', 'wrong')
      .models.list()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 401, code: 'invalid_api_key' });
  });
});
