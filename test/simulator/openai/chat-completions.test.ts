import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { chat, collect, openaiClient, post } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

type Asked = Record<string, unknown>;

/** Status, code, param and sentence of a refusal; the status alone of a success. */
async function outcome(base: string, model: string, more: Asked = {}): Promise<unknown[]> {
  const origin = base.startsWith('runtime') ? simulator.origins.runtime : simulator.origins.mantle;
  const url = `${origin}${base.slice(base.indexOf('/'))}/chat/completions`;
  const reply = await post(url, { model, messages: chat, ...more }, { authorization: `Bearer ${simulator.bearerKey}` });
  if (reply.status === 200) return [200];
  const { error }: { error: Asked } = JSON.parse(reply.text);
  return [reply.status, error['code'], error['param'], error['message']];
}

describe('Chat Completions', () => {
  it.each([
    ['runtime/openai/v1', 'qwen.qwen3-coder-30b-a3b-v1:0'],
    ['runtime/openai/v1', 'us.openai.gpt-5.6-luna'],
    ['/v1', 'deepseek.v3.2'],
    ['/openai/v1', 'google.gemma-4-31b'],
  ])('answers on %s for %s', async (base, model) => {
    const reply = await openaiClient(simulator, base).chat.completions.create({ model, messages: chat });
    expect(reply).toMatchObject({ object: 'chat.completion', model, choices: [{ finish_reason: 'stop' }] });
    expect(reply.choices[0]?.message.content).toContain('OK.');
  });

  it('gives no text where thinking took the budget', async () => {
    const asked = { model: 'us.openai.gpt-5.6-luna', messages: chat, max_completion_tokens: 16 };
    const reply = await openaiClient(simulator, 'runtime/openai/v1').chat.completions.create(asked);
    expect(reply.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: '' } });
  });

  it('streams chunks, the tokens when asked for, and the end mark', async () => {
    const asked = {
      model: 'deepseek.v3.2',
      messages: chat,
      stream: true as const,
      stream_options: { include_usage: true },
    };
    const stream = await openaiClient(simulator, '/v1').chat.completions.create(asked);
    const chunks = await collect(stream);
    expect(chunks.map(({ choices }) => choices[0]?.finish_reason)).toStrictEqual([null, null, 'stop', undefined]);
    expect(chunks.at(-1)?.usage).toMatchObject({ prompt_tokens: 12, completion_tokens: 3 });
    expect(simulator.requests.at(-1)?.api).toBe('chat-completions-stream');
  });

  it.each<[string, string, unknown[]]>([
    ['/v1', 'openai.gpt-5.5', [400, 'validation_error', null, "model `openai.gpt-5.5` isn't supported on this route"]],
    ['/v1', 'google.gemma-4-31b', [401, 'access_denied', null, 'Berm is not enabled for this account']],
    [
      '/v1',
      'openai.gpt-5.6-luna',
      [
        400,
        'validation_error',
        null,
        "The model 'openai.gpt-5.6-luna' does not support the '/v1/chat/completions' API",
      ],
    ],
    [
      '/openai/v1',
      'deepseek.v3.2',
      [400, 'validation_error', null, "model `deepseek.v3.2` isn't supported on this route"],
    ],
    [
      '/v1',
      'anthropic.claude-haiku-4-5',
      [
        400,
        'validation_error',
        null,
        "The model 'anthropic.claude-haiku-4-5' does not support the '/v1/chat/completions' API",
      ],
    ],
    ['/v1', 'us.deepseek.v3.2', [404, 'not_found_error', null, "The model 'us.deepseek.v3.2' does not exist"]],
    ['runtime/openai/v1', 'no.such', [400, 'validation_error', null, 'The provided model identifier is invalid.']],
    [
      'runtime/openai/v1',
      'amazon.nova-lite-v1:0',
      [
        400,
        'validation_error',
        null,
        "The model 'amazon.nova-lite-v1:0' does not support the '/openai/v1/chat/completions' API",
      ],
    ],
    [
      'runtime/openai/v1',
      'openai.gpt-5.6-luna',
      [400, 'validation_error', null, expect.stringContaining('on-demand throughput isn’t supported')],
    ],
    ['/v1', '', [400, 'missing_required_parameter', 'model', "Missing required parameter: 'model'."]],
  ])('on %s refuses %s', async (base, model, expected) => {
    expect(await outcome(base, model)).toStrictEqual(expected);
  });

  it.each<[Asked, string, string]>([
    [{ max_tokens: 16 }, 'unsupported_parameter', 'max_tokens'],
    [{ temperature: 0 }, 'unsupported_value', 'temperature'],
    [{ max_completion_tokens: 0 }, 'integer_below_min_value', 'max_completion_tokens'],
    [{ prompt: 'x' }, 'unknown_parameter', 'prompt'],
    [{ messages: [] }, 'empty_array', 'messages'],
    [{ messages: 'hello' }, 'invalid_type', 'messages'],
    [{ stream_options: {} }, 'invalid_request_error', 'stream_options'],
  ])('of GPT refuses %j', async (more, code, param) => {
    expect((await outcome('/openai/v1', 'openai.gpt-5.4', more)).slice(0, 3)).toStrictEqual([400, code, param]);
  });

  it('takes max_tokens for other models', async () => {
    expect(await outcome('/v1', 'deepseek.v3.2', { max_tokens: 16, temperature: 0 })).toStrictEqual([200]);
  });

  it('on the runtime wraps what the model refused in a second document', async () => {
    const [, code, , message] = await outcome('runtime/openai/v1', 'us.openai.gpt-5.6-luna', { max_tokens: 16 });
    expect(code).toBe('validation_error');
    expect(JSON.parse(String(message))).toMatchObject({
      error: { code: 'unsupported_parameter', param: 'max_tokens' },
    });
  });

  it('refuses an application profile, which Converse takes', async () => {
    const world = await startSimulator({
      catalogue: {
        models: [
          { id: 'a.b', offers: { ON_DEMAND: 'us-east-1' }, serves: { runtime: { apis: 'converse chat-completions' } } },
        ],
        applicationProfiles: [{ id: 'abcdefghijkl', name: 'mine', model: 'a.b', region: 'us-east-1' }],
      },
    });
    const model = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl';
    const headers = { authorization: `Bearer ${world.bearerKey}` };
    const refused = await post(
      `${world.origins.runtime}/openai/v1/chat/completions`,
      { model, messages: chat },
      headers,
    );
    const taken = await post(
      `${world.origins.runtime}/model/${encodeURIComponent(model)}/converse`,
      { messages: [{ role: 'user', content: [{ text: 'OK' }] }] },
      headers,
    );
    await world.close();
    expect([refused.status, taken.status]).toStrictEqual([400, 200]);
  });
});
