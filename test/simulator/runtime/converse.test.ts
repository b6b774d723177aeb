import { ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { failure, hello, runtimeClient } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

function converse(modelId: string, maxTokens = 16, region = 'us-east-1') {
  const asked = new ConverseCommand({ modelId, messages: hello, inferenceConfig: { maxTokens } });
  return runtimeClient(simulator, { region }).send(asked);
}

describe('Converse', () => {
  it.each([
    'amazon.nova-lite-v1:0',
    'us.amazon.nova-lite-v1:0',
    'meta.llama3-8b-instruct-v1:0',
    'us.anthropic.claude-opus-4-8',
  ])('answers for %s', async (modelId) => {
    const reply = await converse(modelId);
    expect(reply.output?.message?.content).toStrictEqual([{ text: 'OK.' }]);
    expect(reply.usage).toMatchObject({ inputTokens: 12, outputTokens: 3, totalTokens: 15 });
  });

  it('spends a small budget of a thinking model on thought alone', async () => {
    const reply = await converse('openai.gpt-oss-20b-1:0', 16);
    expect(reply.stopReason).toBe('max_tokens');
    expect(reply.output?.message?.content?.map((block) => Object.keys(block))).toStrictEqual([['reasoningContent']]);
    const wide = await converse('openai.gpt-oss-20b-1:0', 500);
    expect(wide.stopReason).toBe('end_turn');
  });

  it.each([
    [
      'amazon.titan-embed-text-v2:0',
      /^This action doesn't support the model that you provided\. Try again with a supported text or chat model\.$/,
    ],
    ['cohere.rerank-v3-5:0', /^This action doesn't support/],
    ['no.such-model', /^The provided model identifier is invalid\.$/],
    ['eu.amazon.nova-lite-v1:0', /^The provided model identifier is invalid\.$/],
    ['google.gemma-4-31b', /^The provided model identifier is invalid\.$/],
    [
      'anthropic.claude-opus-5',
      /^Invocation of model ID anthropic\.claude-opus-5 with on-demand throughput isn’t supported\./,
    ],
    ['amazon.nova-lite-v1:0:300k', /with on-demand throughput isn’t supported\./],
  ])('refuses %s', async (modelId, sentence) => {
    const error = await failure(converse(modelId));
    expect(error.name).toBe('ValidationException');
    expect(error.message).toMatch(sentence);
    expect(error).toHaveProperty('$metadata.httpStatusCode', 400);
  });

  it('knows an id only in its Regions', async () => {
    expect((await converse('ai21.jamba-1-5-mini-v1:0')).stopReason).toBe('end_turn');
    const error = await failure(converse('ai21.jamba-1-5-mini-v1:0', 16, 'us-west-2'));
    expect(error.message).toBe('The provided model identifier is invalid.');
  });

  it('refuses what the model or the shape does not allow', async () => {
    const client = runtimeClient(simulator);
    const sentences = await Promise.all(
      [
        { modelId: 'us.anthropic.claude-opus-4-8', messages: hello, inferenceConfig: { temperature: 0 } },
        { modelId: 'mistral.mistral-7b-instruct-v0:2', messages: hello, system: [{ text: 'Be brief.' }] },
        { modelId: 'amazon.nova-lite-v1:0', messages: hello, inferenceConfig: { maxTokens: 100_000 } },
        { modelId: 'amazon.nova-lite-v1:0', messages: hello, inferenceConfig: { maxTokens: 0 } },
        { modelId: 'amazon.nova-lite-v1:0', messages: [] },
        { modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user' as const, content: [{ text: '' }] }] },
      ].map(async (input) => (await failure(client.send(new ConverseCommand(input)))).message),
    );
    expect(sentences).toStrictEqual([
      "This model doesn't support the temperature field. Remove temperature and try again.",
      expect.stringContaining("doesn't support system messages"),
      expect.stringContaining('exceeds the model limit of 10000'),
      expect.stringContaining("at 'inferenceConfig.maxTokens' failed to satisfy constraint"),
      expect.stringContaining('must start with a user message'),
      expect.stringContaining('is blank'),
    ]);
  });
});

describe('ConverseStream', () => {
  async function events(modelId: string) {
    const asked = new ConverseStreamCommand({ modelId, messages: hello, inferenceConfig: { maxTokens: 16 } });
    const { stream } = await runtimeClient(simulator).send(asked);
    const names: string[] = [];
    for await (const event of stream ?? []) names.push(...Object.keys(event));
    return names;
  }

  it('sends its events in order', async () => {
    expect(await events('amazon.nova-micro-v1:0')).toStrictEqual([
      'messageStart',
      'contentBlockDelta',
      'contentBlockStop',
      'messageStop',
      'metadata',
    ]);
  });

  it('refuses a model that does not stream', async () => {
    const world = await startSimulator({
      catalogue: { models: [{ id: 'a.b', streaming: false, offers: { ON_DEMAND: 'us-east-1' } }] },
    });
    const error = await failure(
      runtimeClient(world).send(new ConverseStreamCommand({ modelId: 'a.b', messages: hello })),
    );
    await world.close();
    expect(error.message).toBe('The model is unsupported for streaming.');
  });
});
