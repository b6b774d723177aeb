import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { collect, openaiClient, post } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const input = 'Reply with OK.';

async function refusal(origin: string, base: string, body: object) {
  const reply = await post(`${origin}${base}/responses`, body, { authorization: `Bearer ${simulator.bearerKey}` });
  return { status: reply.status, text: reply.text };
}

describe('Responses', () => {
  it.each([
    ['runtime/openai/v1', 'us.openai.gpt-5.6-luna'],
    ['/openai/v1', 'openai.gpt-5.5'],
    ['/v1', 'openai.gpt-oss-120b'],
  ])('answers on %s for %s', async (base, model) => {
    const client = openaiClient(simulator, base);
    const whole = await client.responses.create({ model, input, store: false });
    expect(whole).toMatchObject({ object: 'response', status: 'completed', output_text: 'OK.' });
    const short = await client.responses.create({ model, input, store: false, max_output_tokens: 16 });
    expect(short).toMatchObject({
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output_text: '',
    });
  });

  it('streams from created to the end', async () => {
    const asked = { model: 'openai.gpt-oss-120b', input, stream: true as const };
    const types = (await collect(await openaiClient(simulator, '/v1').responses.create(asked))).map(({ type }) => type);
    expect(types[0]).toBe('response.created');
    expect(types).toContain('response.output_text.delta');
    expect(types.at(-1)).toBe('response.completed');
    const short = { ...asked, max_output_tokens: 16 };
    const last = (await collect(await openaiClient(simulator, '/v1').responses.create(short))).at(-1);
    expect(last?.type).toBe('response.incomplete');
  });

  it('refuses a budget below sixteen', async () => {
    const body = { model: 'openai.gpt-oss-120b', input, max_output_tokens: 8 };
    const { status, text } = await refusal(simulator.origins.mantle, '/v1', body);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      error: {
        code: 'integer_below_min_value',
        param: 'max_output_tokens',
        message: "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 8 instead.",
      },
    });
  });

  it('refuses background work on the runtime', async () => {
    const body = { model: 'us.openai.gpt-5.6-luna', input, background: true };
    const { status, text } = await refusal(simulator.origins.runtime, '/openai/v1', body);
    expect(status).toBe(400);
    expect(text).toContain('background');
  });

  it.each([
    ['nvidia.nemotron-nano-9b-v2', '/v1', "does not support the '/v1/responses' API"],
    ['openai.gpt-5.5', '/v1', "isn't supported on this route"],
  ])('on mantle refuses %s under %s', async (model, base, sentence) => {
    expect((await refusal(simulator.origins.mantle, base, { model, input })).text).toContain(sentence);
  });

  it('refuses to store where the account retains nothing', async () => {
    const world = await startSimulator({ retention: 'none' });
    const body = { model: 'openai.gpt-oss-120b', input };
    const stored = await refusal(world.origins.mantle, '/v1', body);
    const unstored = await refusal(world.origins.mantle, '/v1', { ...body, store: false });
    await world.close();
    expect([stored.status, unstored.status]).toStrictEqual([400, 200]);
  });
});
