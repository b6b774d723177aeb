/** Bodies that the makers' APIs refuse, in their words, on both endpoints' OpenAI- and Anthropic-shaped paths. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { post } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const noImage = Buffer.from('no image at all').toString('base64');
const user = (content: unknown) => [{ role: 'user', content }];
const tool = { name: 'get_weather', input_schema: { type: 'object' } };

async function refusal(path: string, body: object): Promise<{ status: number; error: Record<string, unknown> }> {
  const { status, text } = await post(`${simulator.origins.mantle}${path}`, body, {
    authorization: `Bearer ${simulator.bearerKey}`,
  });
  const parsed: { error: Record<string, unknown> } = JSON.parse(text);
  return { status, error: parsed.error };
}

describe('Messages refuses', () => {
  const orphan = { type: 'tool_result', tool_use_id: 'toolu_1', content: '21' };
  const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: noImage } };
  it.each<[string, object, string]>([
    [
      'an assistant that begins',
      { messages: [{ role: 'assistant', content: 'Hello' }] },
      'messages: first message must use the "user" role',
    ],
    [
      'a role that does not exist',
      { messages: [{ role: 'bogus', content: 'Hello' }] },
      "messages.0.role: Input should be 'user' or 'assistant'",
    ],
    ['blank text', { messages: user(' ') }, 'messages: text content blocks must contain non-whitespace text'],
    ['a temperature above 1', { temperature: 1.5 }, 'temperature: Input should be less than or equal to 1'],
    ['top_p below 0', { top_p: -1 }, 'top_p: Input should be greater than or equal to 0'],
    ['an unknown field', { bogus: 1 }, 'bogus: Extra inputs are not permitted'],
    [
      'an unknown field in a tool',
      { tools: [{ ...tool, defer_loading: true }] },
      'tools.0.custom.defer_loading: Extra inputs are not permitted',
    ],
    [
      'a bad name of a tool',
      { tools: [{ ...tool, name: 'get weather' }] },
      "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
    ],
    ['two tools of one name', { tools: [tool, tool] }, 'tools: Tool names must be unique.'],
    [
      'a choice without tools',
      { tool_choice: { type: 'any' } },
      'tool_choice may only be specified while providing tools.',
    ],
    [
      'an orphan result',
      { messages: user([orphan]) },
      'messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_1.',
    ],
    ['bytes that are no image', { messages: user([image]) }, 'Could not process image'],
    [
      'an unknown block',
      { messages: user([{ type: 'bogus' }]) },
      "messages.0.content.0: Input tag 'bogus' found using 'type' does not match any of the expected tags",
    ],
    [
      'more thinking than tokens',
      { thinking: { type: 'enabled', budget_tokens: 2048 } },
      '`max_tokens` must be greater than `thinking.budget_tokens`.',
    ],
    ['a tool without a schema', { tools: [{ name: 'a' }] }, 'tools.0.custom.input_schema: Field required'],
    [
      'thinking while it must call a tool',
      {
        thinking: { type: 'enabled', budget_tokens: 1024 },
        max_tokens: 2048,
        tools: [tool],
        tool_choice: { type: 'any' },
      },
      'Thinking may not be enabled when tool_choice forces tool use.',
    ],
  ])('%s', async (_, more, words) => {
    const body = { model: 'anthropic.claude-haiku-4-5', max_tokens: 1024, messages: user('Hello'), ...more };
    const { status, error } = await refusal('/anthropic/v1/messages', body);
    expect([status, error['type']]).toStrictEqual([400, 'invalid_request_error']);
    expect(error['message']).toContain(words);
  });
});

describe('Chat Completions refuses', () => {
  const called = {
    role: 'assistant',
    tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'a', arguments: '{}' } }],
  };
  it.each<[string, object, string, string]>([
    [
      'a role that does not exist',
      { messages: [{ role: 'bogus', content: 'Hello' }] },
      'invalid_value',
      "Invalid value: 'bogus'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.",
    ],
    [
      'a temperature above 2',
      { temperature: 3 },
      'decimal_above_max_value',
      "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3 instead.",
    ],
    [
      'no tools',
      { tools: [] },
      'empty_array',
      "Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty array instead.",
    ],
    [
      'a bad effort',
      { reasoning_effort: 'bogus' },
      'invalid_value',
      "Invalid value: 'bogus'. Supported values are: 'none', 'minimal'",
    ],
    [
      'a bad name of a tool',
      { tools: [{ type: 'function', function: { name: 'get weather' } }] },
      'invalid_value',
      "Invalid 'tools[0].function.name': string does not match pattern.",
    ],
    [
      'five stop sequences',
      { stop: ['a', 'b', 'c', 'd', 'e'] },
      'array_above_max_length',
      "Invalid 'stop': array too long.",
    ],
    [
      'an orphan result',
      { messages: [{ role: 'tool', tool_call_id: 'call_1', content: '21' }] },
      'invalid_request_error',
      "messages with role 'tool' must be a response",
    ],
    [
      'a call without its result',
      { messages: [...user('Hello'), called, ...user('Well?')] },
      'invalid_request_error',
      'did not have response messages: call_1',
    ],
    [
      'bytes that are no image',
      { messages: user([{ type: 'image_url', image_url: { url: `data:image/png;base64,${noImage}` } }]) },
      'invalid_image_format',
      'You uploaded an unsupported image.',
    ],
    [
      'JSON that nobody asked for in words',
      { response_format: { type: 'json_object' } },
      'invalid_request_error',
      "must contain the word 'json'",
    ],
    [
      'a must-call without tools',
      { tool_choice: 'required' },
      'invalid_value',
      "'tool_choice' is only allowed when 'tools' are specified.",
    ],
  ])('%s', async (_, more, code, words) => {
    const { status, error } = await refusal('/v1/chat/completions', {
      model: 'deepseek.v3.2',
      messages: user('Hello'),
      ...more,
    });
    expect([status, error['code']]).toStrictEqual([400, code]);
    expect(error['message']).toContain(words);
  });
});

describe('Responses refuses', () => {
  it.each<[string, object, string, string]>([
    [
      'to go on from what it does not know',
      { previous_response_id: 'resp_1' },
      'previous_response_not_found',
      "Previous response with id 'resp_1' not found.",
    ],
    ['a bad effort', { reasoning: { effort: 'bogus' } }, 'invalid_value', "Invalid value: 'bogus'."],
    [
      'a role that does not exist',
      { input: [{ role: 'bogus', content: 'Hello' }] },
      'invalid_value',
      "Supported values are: 'assistant', 'system', 'developer', and 'user'.",
    ],
    ['a field of Chat Completions', { messages: [] }, 'unknown_parameter', "Unknown parameter: 'messages'."],
    [
      'a part of Chat Completions',
      { input: user([{ type: 'text', text: 'Hello' }]) },
      'invalid_value',
      "Invalid value: 'text'. Supported values are: 'input_text'",
    ],
    [
      'a tool without a name',
      { tools: [{ type: 'function', parameters: {} }] },
      'missing_required_parameter',
      "Missing required parameter: 'tools[0].name'.",
    ],
  ])('%s', async (_, more, code, words) => {
    const { status, error } = await refusal('/v1/responses', { model: 'openai.gpt-oss-120b', input: 'Hello', ...more });
    expect([status, error['code']]).toStrictEqual([400, code]);
    expect(error['message']).toContain(words);
  });
});

it('a body that is called text is refused', async () => {
  const headers = { authorization: `Bearer ${simulator.bearerKey}`, 'content-type': 'text/plain' };
  const body = { model: 'deepseek.v3.2', messages: user('Hello') };
  const { status, text } = await post(`${simulator.origins.mantle}/v1/chat/completions`, body, headers);
  expect([status, text]).toStrictEqual([400, expect.stringContaining('unsupported_content_type')]);
});
