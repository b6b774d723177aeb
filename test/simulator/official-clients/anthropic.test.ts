/** Anthropic's own clients, with their defaults, doing what their README shows. */
import { AnthropicBedrock, AnthropicBedrockMantle } from '@anthropic-ai/bedrock-sdk';
import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { credentials } from '../../../src/simulator/identity.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { failure } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const keys = { awsAccessKey: credentials.accessKeyId, awsRegion: 'us-east-1', maxRetries: 0 };

const clients = {
  'AnthropicBedrock, signed': () =>
    new AnthropicBedrock({ ...keys, awsSecretKey: credentials.secretAccessKey, baseURL: simulator.origins.runtime }),
  'AnthropicBedrock, with a key': () =>
    new AnthropicBedrock({ apiKey: simulator.bearerKey, baseURL: simulator.origins.runtime, maxRetries: 0 }),
  'AnthropicBedrockMantle, signed': () =>
    new AnthropicBedrockMantle({
      ...keys,
      awsSecretAccessKey: credentials.secretAccessKey,
      baseURL: `${simulator.origins.mantle}/anthropic`,
    }),
  'AnthropicBedrockMantle, with a key': () =>
    new AnthropicBedrockMantle({
      apiKey: simulator.bearerKey,
      awsRegion: 'us-east-1',
      baseURL: `${simulator.origins.mantle}/anthropic`,
      maxRetries: 0,
    }),
  'Anthropic on mantle': () =>
    new Anthropic({ apiKey: simulator.bearerKey, baseURL: `${simulator.origins.mantle}/anthropic`, maxRetries: 0 }),
  'Anthropic on the runtime': () =>
    new Anthropic({ apiKey: simulator.bearerKey, baseURL: `${simulator.origins.runtime}/anthropic`, maxRetries: 0 }),
};

const weather = {
  name: 'get_weather',
  description: 'The weather in a city.',
  input_schema: { type: 'object' as const, properties: { city: { type: 'string' } }, required: ['city'] },
};
const hello = [{ role: 'user' as const, content: 'Hello!' }];

describe.each(Object.entries(clients))('%s', (name, client) => {
  const model = name.includes('antle') ? 'anthropic.claude-opus-4-8' : 'us.anthropic.claude-opus-4-8';

  it('gets a message', async () => {
    const message = await client().messages.create({ model, max_tokens: 1024, messages: hello });
    expect(message).toMatchObject({ type: 'message', role: 'assistant', stop_reason: 'end_turn' });
    expect(message.content).toStrictEqual([{ type: 'text', text: 'OK.' }]);
  });

  it('streams one', async () => {
    const stream = client().messages.stream({ model, max_tokens: 1024, messages: hello });
    let text = '';
    stream.on('text', (part) => (text += part));
    const message = await stream.finalMessage();
    expect([text, message.stop_reason]).toStrictEqual(['OK.', 'end_turn']);
  });

  it('uses a tool, and tells its result', async () => {
    const asked = {
      model,
      max_tokens: 1024,
      tools: [weather],
      messages: [{ role: 'user' as const, content: 'Use the tool: what is the weather in Paris?' }],
    };
    const called = await client().messages.create(asked);
    const [use] = called.content;
    expect(called.stop_reason).toBe('tool_use');
    if (use?.type !== 'tool_use') throw new Error('no tool was called');
    expect([use.name, use.input]).toStrictEqual(['get_weather', { city: 'Paris' }]);
    const told = [
      ...asked.messages,
      { role: 'assistant' as const, content: called.content },
      { role: 'user' as const, content: [{ type: 'tool_result' as const, tool_use_id: use.id, content: '21 °C' }] },
    ];
    const answer = await client().messages.create({ ...asked, messages: told });
    expect(answer.stop_reason).toBe('end_turn');
  });

  it.each([{ type: 'any' as const }, { type: 'tool' as const, name: 'get_weather' }])(
    'must use a tool with %j',
    async (choice) => {
      const message = await client().messages.create({
        model,
        max_tokens: 1024,
        tools: [weather],
        tool_choice: choice,
        messages: hello,
      });
      expect(message.content).toMatchObject([{ type: 'tool_use', name: 'get_weather' }]);
    },
  );

  it('gets JSON of a schema', async () => {
    const schema = { ...weather.input_schema, additionalProperties: false };
    const message = await client().messages.create({
      model,
      max_tokens: 1024,
      messages: hello,
      output_config: { format: { type: 'json_schema', schema } },
    });
    expect(message.content).toStrictEqual([{ type: 'text', text: '{"city":"Paris"}' }]);
  });

  it('throws an error of its own for a wrong request', async () => {
    const error = await failure(client().messages.create({ model, max_tokens: 0, messages: hello }));
    expect(error.constructor.name).toBe('BadRequestError');
    expect(error.message).toContain('max_tokens: Input should be greater than or equal to 1');
  });
});

it('counts tokens on mantle', async () => {
  const counted = await clients['AnthropicBedrockMantle, signed']().messages.countTokens({
    model: 'anthropic.claude-opus-4-8',
    messages: hello,
  });
  expect(counted.input_tokens).toBe(12);
});
