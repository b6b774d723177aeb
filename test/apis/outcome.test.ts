import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/apis/outcome.ts';
import { routesOf } from '../../src/api-names.ts';
import { apiOf } from '../../src/apis/registry.ts';
import type { Exchange } from '../../src/aws/exchange.ts';
import type { ApiName } from '../../src/types.ts';
import { row } from '../plan/rows.ts';

interface Answer {
  status?: number;
  body: object | string;
  type?: string;
}

function outcome(name: ApiName, { status = 200, body, type = 'application/json' }: Answer) {
  const api = apiOf(name);
  const [route = ''] = routesOf(name, 'bedrock-runtime');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const exchange: Exchange = {
    method: 'POST',
    path: '/',
    status,
    headers: { 'content-type': type },
    body: Buffer.from(text),
  };
  return outcomeOf(api, api.requests(row('amazon.nova-lite-v1:0'), route)[0], exchange, { timedOut: false });
}

const message = { role: 'assistant', content: 'OK' };

describe('a whole reply', () => {
  const replies: [ApiName, object, object][] = [
    [
      'converse',
      {
        output: { message: { role: 'assistant', content: [{ text: 'OK' }] } },
        stopReason: 'end_turn',
        usage: { inputTokens: 5, outputTokens: 2 },
      },
      { text: 'OK', stopReason: 'end_turn', inputTokens: 5, outputTokens: 2 },
    ],
    [
      'converse',
      { output: { message: { content: [{ reasoningContent: {} }] } }, stopReason: 'max_tokens' },
      { stopReason: 'max_tokens' },
    ],
    [
      'chat-completions',
      { choices: [{ message, finish_reason: 'stop' }], usage: { prompt_tokens: 5, completion_tokens: 1 } },
      { text: 'OK', stopReason: 'stop', inputTokens: 5, outputTokens: 1 },
    ],
    [
      'chat-completions',
      { choices: [{ message: { role: 'assistant', content: null, reasoning: 'hm' }, finish_reason: 'length' }] },
      { stopReason: 'length', reasoned: true },
    ],
    [
      'responses',
      {
        status: 'completed',
        output: [{ type: 'message', content: [{ type: 'output_text', text: 'OK' }] }],
        usage: { input_tokens: 5, output_tokens: 1 },
      },
      { text: 'OK', stopReason: 'completed', inputTokens: 5, outputTokens: 1 },
    ],
    [
      'responses',
      { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output: [{ type: 'reasoning' }] },
      { stopReason: 'max_output_tokens', reasoned: true },
    ],
    [
      'messages',
      {
        type: 'message',
        content: [{ type: 'text', text: 'OK' }],
        stop_reason: 'end_turn',
        usage: { input_tokens: 5, output_tokens: 1 },
      },
      { text: 'OK', stopReason: 'end_turn', inputTokens: 5, outputTokens: 1 },
    ],
    [
      'messages',
      { type: 'message', content: [{ type: 'thinking', thinking: 'hm' }], stop_reason: 'max_tokens' },
      { stopReason: 'max_tokens', reasoned: true },
    ],
    ['count-tokens', { inputTokens: 5 }, { inputTokens: 5 }],
  ];

  it.each(replies)('of %s is support, text or none: %j', (name, body, reply) => {
    expect(outcome(name, { body })).toEqual({ reply });
  });
});

describe('a 200 that is no reply of its API', () => {
  const names: ApiName[] = ['invoke', 'converse', 'chat-completions', 'responses', 'messages', 'count-tokens'];

  it.each(names)('is no support of %s, whatever it is', (name) => {
    const bodies = [
      '',
      ' \n',
      'OK',
      '[]',
      'null',
      '{"half":',
      {},
      { hello: 'world' },
      { output: null, choices: [], content: 'x', type: 'message' },
    ];
    for (const body of bodies) expect(outcome(name, { body })).toMatchObject({ fault: { origin: 'malformed' } });
  });

  it.each(names)('states its error where it is one: %s', (name) => {
    expect(outcome(name, { body: { error: { type: 'server_error', message: 'it broke' } } })).toEqual({
      fault: { origin: 'service', type: 'server_error', message: 'it broke' },
    });
  });

  it.each([...names, 'converse-stream', 'chat-completions-stream'] as ApiName[])(
    'may be the page of a proxy: %s',
    (name) => {
      expect(outcome(name, { body: '<!DOCTYPE html><title>Sign in</title>', type: 'text/html' })).toEqual({
        fault: { origin: 'malformed', type: 'html', message: 'Sign in' },
      });
    },
  );

  it('of another API is none of this one', () => {
    expect(outcome('messages', { body: { choices: [{ message }] } })).toHaveProperty('fault');
    expect(outcome('chat-completions', { body: { type: 'message', content: [] } })).toHaveProperty('fault');
    expect(outcome('responses', { body: { status: 'failed', output: [], error: { message: 'no' } } })).toHaveProperty(
      'fault',
    );
  });
});

describe('a stream', () => {
  const sse = (...events: object[]): string => events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  const chunk = (delta: object, finish: string | null = null): object => ({
    choices: [{ delta, finish_reason: finish }],
  });

  it('of Chat Completions is whole when it says why it stopped', () => {
    expect(
      outcome('chat-completions-stream', {
        body: sse(chunk({ content: 'O' }), chunk({ content: 'K' }, 'stop')),
        type: 'text/event-stream',
      }),
    ).toEqual({ reply: { text: 'OK', stopReason: 'stop' } });
  });

  it('of Chat Completions is not whole before that', () => {
    expect(
      outcome('chat-completions-stream', { body: sse(chunk({ content: 'O' })), type: 'text/event-stream' }),
    ).toMatchObject({ fault: { type: 'cut-short' } });
  });

  it('of Messages is whole from its start to its stop', () => {
    const start = { type: 'message_start', message: { usage: { input_tokens: 5 } } };
    const delta = { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 1 } };
    expect(
      outcome('messages-stream', { body: sse(start, delta, { type: 'message_stop' }), type: 'text/event-stream' }),
    ).toEqual({ reply: { stopReason: 'end_turn', inputTokens: 5, outputTokens: 1 } });
    expect(outcome('messages-stream', { body: sse(start, delta), type: 'text/event-stream' })).toMatchObject({
      fault: { type: 'cut-short' },
    });
  });

  it('of Responses ends with the whole response', () => {
    const response = { status: 'completed', output: [], usage: { input_tokens: 5, output_tokens: 1 } };
    expect(
      outcome('responses-stream', {
        body: sse({ type: 'response.created' }, { type: 'response.completed', response }),
        type: 'text/event-stream',
      }),
    ).toMatchObject({ reply: { inputTokens: 5 } });
    expect(
      outcome('responses-stream', { body: sse({ type: 'response.created' }), type: 'text/event-stream' }),
    ).toMatchObject({ fault: { type: 'cut-short' } });
  });

  it.each(['chat-completions-stream', 'converse-stream'] as const)(
    'that is an error document instead states it: %s',
    (name) => {
      expect(outcome(name, { body: { message: 'no stream for you' } })).toMatchObject({
        fault: { origin: 'service', message: 'no stream for you' },
      });
    },
  );
});
