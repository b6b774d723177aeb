/** The openai package, with its defaults, doing what its README shows. */
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { collect, failure } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const hello = [{ role: 'user' as const, content: 'Hello!' }];
const input = 'Hello!';

const places = [
  ['mantle', '/openai/v1', 'openai.gpt-5.4'],
  ['mantle', '/v1', 'openai.gpt-oss-120b'],
  ['runtime', '/openai/v1', 'us.openai.gpt-5.6-luna'],
] as const;

describe.each(places)('on the %s under %s', (endpoint, base, model) => {
  const client = () =>
    new OpenAI({ apiKey: simulator.bearerKey, baseURL: `${simulator.origins[endpoint]}${base}`, maxRetries: 0 });
  const tools = [{ type: 'function' as const, function: { name: 'get_weather', parameters } }];
  /** GPT-5.6 and later take tools with it alone. */
  const unreasoned = model.includes('gpt-oss') ? {} : { reasoning_effort: 'none' as const };
  const ownTools = [{ type: 'function' as const, name: 'get_weather', parameters, strict: false }];

  it('gets a chat completion, as many as it asks for', async () => {
    const completion = await client().chat.completions.create({ model, messages: hello, n: 3 });
    expect(completion.choices.map(({ index, finish_reason }) => [index, finish_reason])).toStrictEqual([
      [0, 'stop'],
      [1, 'stop'],
      [2, 'stop'],
    ]);
    expect(completion.choices[0]?.message.content).toContain('OK.');
  });

  it('streams one', async () => {
    const stream = client().chat.completions.stream({ model, messages: hello });
    expect((await stream.finalChatCompletion()).choices[0]?.message.content).toContain('OK.');
  });

  it('uses a tool, and tells its result', async () => {
    const messages = [{ role: 'user' as const, content: 'Use the tool: what is the weather in Paris?' }];
    const called = (await client().chat.completions.create({ model, messages, tools, ...unreasoned })).choices[0]
      ?.message;
    const [use] = called?.tool_calls ?? [];
    if (called === undefined || use?.type !== 'function') throw new Error('no tool was called');
    expect(JSON.parse(use.function.arguments)).toStrictEqual({ city: 'Paris' });
    const told = [...messages, called, { role: 'tool' as const, tool_call_id: use.id, content: '21 °C' }];
    const answer = await client().chat.completions.create({ model, messages: told, tools, ...unreasoned });
    expect(answer.choices[0]?.finish_reason).toBe('stop');
  });

  it('must use a tool with required', async () => {
    const asked = { model, messages: hello, tools, tool_choice: 'required' as const, ...unreasoned };
    const completion = await client().chat.completions.create(asked);
    expect(completion.choices[0]?.finish_reason).toBe('tool_calls');
    const response = await client().responses.create({ model, input, tools: ownTools, tool_choice: 'required' });
    expect(response.output.at(-1)).toMatchObject({ type: 'function_call', name: 'get_weather' });
  });

  it('gets JSON, with a schema and without', async () => {
    const messages = [{ role: 'user' as const, content: 'Answer in JSON.' }];
    const free = await client().chat.completions.create({ model, messages, response_format: { type: 'json_object' } });
    expect(free.choices[0]?.message.content?.replace(/^<reasoning>.*<\/reasoning>/, '')).toBe('{"answer":"OK"}');
    const format = { type: 'json_object' as const };
    expect((await client().responses.create({ model, input: 'JSON, please.', text: { format } })).output_text).toBe(
      '{"answer":"OK"}',
    );
    const schema = { type: 'json_schema' as const, name: 'place', schema: parameters };
    expect((await client().responses.create({ model, input, text: { format: schema } })).output_text).toBe(
      '{"city":"Paris"}',
    );
  });

  it('gets a response again, goes on from it, and deletes it', async () => {
    const first = await client().responses.create({ model, input });
    expect(await client().responses.retrieve(first.id)).toMatchObject({ id: first.id, output_text: 'OK.' });
    const next = await client().responses.create({ model, input, previous_response_id: first.id });
    expect(next.previous_response_id).toBe(first.id);
    await client().responses.delete(first.id);
    expect(await failure(client().responses.retrieve(first.id))).toMatchObject({ status: 404 });
  });

  it('streams a response with its tool call', async () => {
    const stream = client().responses.stream({ model, input, tools: ownTools, tool_choice: 'required' });
    const types = (await collect(stream)).map(({ type }) => type);
    expect(types).toContain('response.function_call_arguments.delta');
    expect((await stream.finalResponse()).output.at(-1)).toMatchObject({ arguments: '{"city":"Paris"}' });
  });

  it('throws an error of its own for a wrong request', async () => {
    const error = await failure(client().chat.completions.create({ model, messages: hello, temperature: 3 }));
    expect(error.constructor.name).toBe('BadRequestError');
    expect(error.message).toContain('above maximum value');
  });
});

it('lists the models, on the runtime too', async () => {
  const list = async (origin: string) => {
    const page = await new OpenAI({ apiKey: simulator.bearerKey, baseURL: origin, maxRetries: 0 }).models.list();
    return page.data.map(({ id }) => id);
  };
  expect(await list(`${simulator.origins.mantle}/v1`)).toContain('openai.gpt-oss-120b');
  expect(await list(`${simulator.origins.runtime}/openai/v1`)).toContain('openai.gpt-oss-120b');
});

it('waits for a response made in the background on mantle', async () => {
  const baseURL = `${simulator.origins.mantle}/openai/v1`;
  const client = new OpenAI({ apiKey: simulator.bearerKey, baseURL, maxRetries: 0 });
  const begun = await client.responses.create({ model: 'openai.gpt-5.4', input, background: true });
  expect(begun.status).toBe('queued');
  expect(await client.responses.retrieve(begun.id)).toMatchObject({ status: 'completed', output_text: 'OK.' });
});
