import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { chat, post } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

async function messages(
  endpoint: 'runtime' | 'mantle',
  body: object,
  headers: Record<string, string> = { 'anthropic-version': '2023-06-01' },
) {
  const url = `${simulator.origins[endpoint]}/anthropic/v1/messages`;
  return post(url, { max_tokens: 16, messages: chat, ...body }, { 'x-api-key': simulator.bearerKey, ...headers });
}

describe('Messages', () => {
  it.each([
    ['runtime', 'us.anthropic.claude-opus-4-8'],
    ['mantle', 'anthropic.claude-opus-4-8'],
  ] as const)('answers on the %s for %s', async (endpoint, model) => {
    const reply = await messages(endpoint, { model });
    expect(JSON.parse(reply.text)).toMatchObject({
      type: 'message',
      role: 'assistant',
      content: [{ type: 'text', text: 'OK.' }],
    });
  });

  it('takes on mantle the flags that Claude Code sends unasked, and refuses one that it drops when it must', async () => {
    const ask = (flags: string) =>
      messages(
        'mantle',
        { model: 'anthropic.claude-opus-5' },
        { 'anthropic-version': '2023-06-01', 'anthropic-beta': flags },
      );
    const own = 'claude-code-20250219,interleaved-thinking-2025-05-14,context-management-2025-06-27,effort-2025-11-24';
    expect((await ask(own)).status).toBe(200);
    expect((await ask(`${own},thinking-token-count-2026-05-13`)).text).toContain('invalid beta flag');
  });

  it('streams named events to the stop', async () => {
    const reply = await messages('mantle', { model: 'anthropic.claude-opus-4-8', stream: true });
    expect(reply.headers.get('content-type')).toBe('text/event-stream');
    expect([...reply.text.matchAll(/^event: (.+)$/gm)].map(([, name]) => name)).toStrictEqual([
      'message_start',
      'content_block_start',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
  });

  const model = 'anthropic.claude-opus-5';
  const version = { 'anthropic-version': '2023-06-01' };
  it.each([
    {
      why: 'of another version',
      body: { model },
      headers: { 'anthropic-version': '2022-01-01' },
      message: 'anthropic-version: "2022-01-01" is not a valid version',
    },
    {
      why: 'without a budget',
      body: { model, max_tokens: undefined },
      headers: version,
      message: 'max_tokens: Field required',
    },
    {
      why: 'with blank text',
      body: { model, messages: [{ role: 'user', content: '' }] },
      headers: version,
      message: 'messages: text content blocks must be non-empty',
    },
    {
      why: 'to another family',
      body: { model: 'deepseek.v3.2' },
      headers: version,
      message: "The model 'deepseek.v3.2' does not support the '/anthropic/v1/messages' API",
    },
  ])('$why are refused in the Anthropic shape', async ({ body, headers, message }) => {
    const reply = await messages('mantle', body, headers);
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text)).toStrictEqual({ type: 'error', error: { type: 'invalid_request_error', message } });
  });

  it('to a model that is not there are not found', async () => {
    const reply = await messages('mantle', { model: 'anthropic.none' });
    expect(reply.status).toBe(404);
    expect(JSON.parse(reply.text)).toMatchObject({ type: 'error', error: { type: 'not_found_error' } });
  });
});
