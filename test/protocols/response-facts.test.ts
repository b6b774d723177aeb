/** What replies of each API show, whole and as streams: the same reply, the same facts. */
import { describe, expect, it } from 'vitest';
import type { ProtocolName } from '../../src/protocols/protocol.ts';
import { factsIn } from '../../src/protocols/registry.ts';
import type { JsonObject } from '../../src/types.ts';

function whole(shape: ProtocolName, json: JsonObject) {
  return factsIn(shape, { json });
}

function stream(shape: ProtocolName, ...events: [name: string, data: JsonObject][]) {
  return factsIn(shape, { stream: { events: events.map(([name, data]) => ({ name, data })) } });
}

const call = { name: 'get_weather', input: { city: 'Oslo' } };

describe('a tool call behind some thinking and words', () => {
  const facts = { text: 'Let me look.', tools: [call], reasoned: true, stop: 'tool' };

  it('in Converse', () => {
    const content = [
      { reasoningContent: { reasoningText: { text: 'Hm.' } } },
      { text: 'Let me look.' },
      { toolUse: { toolUseId: 'a', ...call } },
    ];
    expect(whole('converse', { output: { message: { content } }, stopReason: 'tool_use' })).toMatchObject(facts);
    expect(
      stream(
        'converse',
        ['contentBlockDelta', { contentBlockIndex: 0, delta: { reasoningContent: { text: 'Hm.' } } }],
        ['contentBlockDelta', { contentBlockIndex: 1, delta: { text: 'Let me ' } }],
        ['contentBlockDelta', { contentBlockIndex: 1, delta: { text: 'look.' } }],
        ['contentBlockStart', { contentBlockIndex: 2, start: { toolUse: { toolUseId: 'a', name: 'get_weather' } } }],
        ['contentBlockDelta', { contentBlockIndex: 2, delta: { toolUse: { input: '{"city":' } } }],
        ['contentBlockDelta', { contentBlockIndex: 2, delta: { toolUse: { input: '"Oslo"}' } } }],
        ['messageStop', { stopReason: 'tool_use' }],
      ),
    ).toMatchObject(facts);
  });

  it('in Chat Completions', () => {
    const called = { function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } };
    const message = { content: 'Let me look.', reasoning: 'Hm.', tool_calls: [called] };
    expect(whole('chat-completions', { choices: [{ message, finish_reason: 'tool_calls' }] })).toMatchObject(facts);
    const delta = (part: JsonObject, reason: string | null = null): [string, JsonObject] => [
      '',
      { choices: [{ delta: part, finish_reason: reason }] },
    ];
    expect(
      stream(
        'chat-completions',
        delta({ reasoning: 'Hm.' }),
        delta({ content: 'Let me ' }),
        delta({ content: 'look.' }),
        delta({ tool_calls: [{ index: 0, function: { name: 'get_weather', arguments: '{"city":' } }] }),
        delta({ tool_calls: [{ index: 0, function: { arguments: '"Oslo"}' } }] }),
        delta({}, 'tool_calls'),
      ),
    ).toMatchObject(facts);
  });

  it('in Messages', () => {
    const content = [
      { type: 'thinking', thinking: 'Hm.' },
      { type: 'text', text: 'Let me look.' },
      { type: 'tool_use', id: 'a', ...call },
    ];
    expect(whole('messages', { content, stop_reason: 'tool_use' })).toMatchObject(facts);
    expect(
      stream(
        'messages',
        ['content_block_start', { index: 0, content_block: { type: 'thinking', thinking: '' } }],
        ['content_block_delta', { index: 0, delta: { type: 'thinking_delta', thinking: 'Hm.' } }],
        ['content_block_start', { index: 1, content_block: { type: 'text', text: '' } }],
        ['content_block_delta', { index: 1, delta: { type: 'text_delta', text: 'Let me look.' } }],
        [
          'content_block_start',
          { index: 2, content_block: { type: 'tool_use', id: 'a', name: 'get_weather', input: {} } },
        ],
        ['content_block_delta', { index: 2, delta: { type: 'input_json_delta', partial_json: '{"city":' } }],
        ['content_block_delta', { index: 2, delta: { type: 'input_json_delta', partial_json: '"Oslo"}' } }],
        ['message_delta', { delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 9 } }],
      ),
    ).toMatchObject(facts);
  });

  it('in Responses', () => {
    const output = [
      { type: 'reasoning', summary: [] },
      { type: 'message', content: [{ type: 'output_text', text: 'Let me look.' }] },
      { type: 'function_call', name: 'get_weather', arguments: '{"city":"Oslo"}' },
    ];
    const response = { output, status: 'completed' };
    const expected = { ...facts, stop: 'end' };
    expect(whole('responses', response)).toMatchObject(expected);
    expect(stream('responses', ['response.completed', { response }])).toMatchObject(expected);
  });
});

it('arguments that are no JSON object are none', () => {
  const called = { function: { name: 'get_weather', arguments: '{"city":' } };
  const { tools } = whole('chat-completions', { choices: [{ message: { content: null, tool_calls: [called] } }] });
  expect(tools).toEqual([{ name: 'get_weather' }]);
});

it.each(['reasoning', 'think'])('thinking that is shown in the content as %s is no answer', (tag) => {
  const message = { content: `<${tag}>Red? Blue?</${tag}>Green.` };
  expect(whole('chat-completions', { choices: [{ message }] })).toMatchObject({ text: 'Green.', reasoned: true });
});

it.each<[ProtocolName, JsonObject]>([
  [
    'converse',
    { usage: { cacheReadInputTokens: 7 }, serviceTier: { type: 'flex' }, output: { message: { content: [] } } },
  ],
  ['messages', { usage: { cache_read_input_tokens: 7, service_tier: 'flex' }, content: [] }],
  ['chat-completions', { usage: { prompt_tokens_details: { cached_tokens: 7 } }, service_tier: 'flex', choices: [] }],
  ['responses', { usage: { input_tokens_details: { cached_tokens: 7 } }, service_tier: 'flex', output: [] }],
])('%s tells what was read from the cache, and the tier', (shape, json) => {
  expect(whole(shape, json)).toMatchObject({ cacheRead: 7, tier: 'flex' });
});

it.each<ProtocolName>(['converse', 'chat-completions', 'responses', 'messages'])(
  'a %s reply of another shape gives no facts',
  (shape) => {
    expect(whole(shape, { output: 7, choices: 'x', content: null, usage: [] })).toMatchObject({
      text: '',
      tools: [],
      reasoned: false,
      stop: 'other',
      cacheRead: 0,
    });
  },
);
