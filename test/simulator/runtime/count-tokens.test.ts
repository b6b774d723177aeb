import { CountTokensCommand } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { chat, failure, hello, post, runtimeClient } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const modelId = 'anthropic.claude-haiku-4-5-20251001-v1:0';

it('counts the tokens of either body for a base id of Claude', async () => {
  const client = runtimeClient(simulator);
  const converse = await client.send(new CountTokensCommand({ modelId, input: { converse: { messages: hello } } }));
  const body = Buffer.from(JSON.stringify({ anthropic_version: 'bedrock-2023-05-31', max_tokens: 1, messages: chat }));
  const invoke = await client.send(new CountTokensCommand({ modelId, input: { invokeModel: { body } } }));
  expect([converse.inputTokens, invoke.inputTokens]).toStrictEqual([12, 12]);
});

it.each([`us.${modelId}`, 'amazon.nova-lite-v1:0'])('does not count for %s', async (id) => {
  const asked = new CountTokensCommand({ modelId: id, input: { converse: { messages: hello } } });
  const error = await failure(runtimeClient(simulator).send(asked));
  expect(error.message).toBe("The provided model doesn't support counting tokens.");
});

it('counts on mantle for Claude, and tells for free that others have no Messages', async () => {
  const url = `${simulator.origins.mantle}/anthropic/v1/messages/count_tokens`;
  const headers = { 'x-api-key': simulator.bearerKey, 'anthropic-version': '2023-06-01' };
  const claude = await post(url, { model: 'anthropic.claude-haiku-4-5', messages: chat }, headers);
  expect(JSON.parse(claude.text)).toStrictEqual({ input_tokens: 12 });
  const other = await post(url, { model: 'openai.gpt-5.5', messages: chat }, headers);
  expect(other.status).toBe(400);
  expect(other.text).toContain("The model 'openai.gpt-5.5' does not support the '/anthropic/v1/messages' API");
});
