/** An answer in the body of each API, whole and as a stream. */
import { EventStreamCodec } from '@smithy/eventstream-codec';
import type { Answer } from './answers.ts';
import type { Shape } from './asked.ts';

type Json = Record<string, unknown>;

export function bodyOf(shape: Shape, answer: Answer): Json {
  return whole[shape](answer);
}

const whole: Record<Shape, (answer: Answer) => Json> = {
  nova: (answer) => {
    const { output, stopReason, usage } = whole.converse(answer);
    return { output, stopReason, usage: novaUsage(usage) };
  },
  cohere: ({ text, stop, tool, calls }) => ({
    response_id: 'a',
    text,
    ...(tool && { tool_calls: times(calls, cohereCall(tool)) }),
    finish_reason: cohereStops[stop],
  }),
  converse: (answer) => ({
    output: { message: { role: 'assistant', content: blocks(answer) } },
    stopReason: { end: 'end_turn', length: 'max_tokens', tool: 'tool_use', stop: 'stop_sequence' }[answer.stop],
    usage: {
      inputTokens: answer.cache === undefined ? 9 : 6_009 - answer.cache.read - answer.cache.written,
      outputTokens: 4,
      totalTokens: 13,
      ...converseCache(answer),
    },
    ...(answer.tier && { serviceTier: { type: answer.tier } }),
    ...(answer.latency && { performanceConfig: { latency: answer.latency } }),
    ...(answer.guarded && { trace: { guardrail: { inputAssessment: {} } } }),
    metrics: { latencyMs: 5 },
  }),
  'chat-completions': ({ text, stop, tool, calls, reasoning, reasoningTokens, cache, tier, logProbabilities }) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: tool ? null : reasoning === '' ? `<think>\n\n</think>\n\n${text}` : text,
          ...(reasoning && { reasoning_content: reasoning }),
          ...(tool && {
            tool_calls: times(calls, {
              id: 'a',
              type: 'function',
              function: { name: tool.name, arguments: tool.input },
            }),
          }),
        },
        finish_reason: { end: 'stop', length: 'length', tool: 'tool_calls', stop: 'stop' }[stop],
        logprobs: logProbabilities ? { content: [{ token: 'OK', logprob: -0.1, top_logprobs: [] }] } : null,
      },
    ],
    usage: {
      prompt_tokens: 9,
      completion_tokens: 4,
      ...(cache && { prompt_tokens_details: { cached_tokens: cache.read } }),
      ...(reasoningTokens !== undefined && { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
    },
    ...(tier && { service_tier: tier }),
  }),
  responses: ({ text, stop, tool, calls, reasoning, reasoningTokens, cache, tier, logProbabilities, ...more }) => ({
    id: 'resp_1',
    object: 'response',
    status: more.progress ?? (stop === 'length' ? 'incomplete' : 'completed'),
    background: more.background === true,
    ...(stop === 'length' && { incomplete_details: { reason: 'max_output_tokens' } }),
    error: null,
    output: [
      ...(more.searched ? [{ type: 'web_search_call', id: 'ws_1', status: 'completed' }] : []),
      ...(reasoning === undefined
        ? []
        : [{ type: 'reasoning', summary: reasoning === '' ? [] : [{ type: 'summary_text', text: reasoning }] }]),
      ...(tool
        ? times(calls, { type: 'function_call', call_id: 'a', name: tool.name, arguments: tool.input })
        : [
            {
              type: 'message',
              role: 'assistant',
              content: [
                { type: 'output_text', text, ...(logProbabilities && { logprobs: [{ token: 'OK', logprob: 0 }] }) },
              ],
            },
          ]),
    ],
    usage: {
      input_tokens: 9,
      output_tokens: 4,
      ...(cache && { input_tokens_details: { cached_tokens: cache.read } }),
      ...(reasoningTokens !== undefined && { output_tokens_details: { reasoning_tokens: reasoningTokens } }),
    },
    ...(tier && { service_tier: tier }),
  }),
  messages: ({ text, stop, tool, calls, reasoning, cache, cited }) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    content: [
      ...(reasoning === undefined ? [] : [{ type: 'thinking', thinking: reasoning, signature: '' }]),
      ...(tool
        ? times(calls, { type: 'tool_use', id: 'a', name: tool.name, input: parsed(tool.input) })
        : [{ type: 'text', text, ...(cited && { citations: [{ type: 'char_location', cited_text: text }] }) }]),
    ],
    stop_reason: { end: 'end_turn', length: 'max_tokens', tool: 'tool_use', stop: 'stop_sequence' }[stop],
    usage: {
      input_tokens: cache === undefined ? 9 : 6_009 - cache.read - cache.written,
      output_tokens: 4,
      ...messagesCache(cache),
    },
  }),
};

function times<Item>(count: number | undefined, item: Item): Item[] {
  return Array.from({ length: count ?? 1 }, () => item);
}

function converseCache({ cache }: Answer): Json {
  if (cache === undefined) return {};
  const cacheDetails = cache.written > 0 ? [{ ttl: cache.forHour ? '1h' : '5m', inputTokens: cache.written }] : [];
  return { cacheReadInputTokens: cache.read, cacheWriteInputTokens: cache.written, cacheDetails };
}

function messagesCache(cache: Answer['cache']): Json {
  if (cache === undefined) return {};
  const { read, written, forHour } = cache;
  return {
    cache_read_input_tokens: read,
    cache_creation_input_tokens: written,
    cache_creation: {
      ephemeral_5m_input_tokens: forHour ? 0 : written,
      ephemeral_1h_input_tokens: forHour ? written : 0,
    },
  };
}

/** Recorded of InvokeModel with Nova. */
function novaUsage(usage: unknown): unknown {
  const { cacheReadInputTokens, cacheWriteInputTokens, ...rest } = usage as Json;
  return {
    ...rest,
    cacheReadInputTokenCount: cacheReadInputTokens ?? 0,
    cacheWriteInputTokenCount: cacheWriteInputTokens ?? 0,
  };
}

const cohereStops = { end: 'COMPLETE', length: 'MAX_TOKENS', tool: 'COMPLETE', stop: 'STOP_SEQUENCE' };

function cohereCall({ name, input }: NonNullable<Answer['tool']>): Json {
  return { name, parameters: parsed(input) };
}

function blocks({ text, tool, calls, reasoning, cited }: Answer): Json[] {
  const said = cited
    ? { citationsContent: { content: [{ text }], citations: [{ sourceContent: [{ text }] }] } }
    : { text };
  return [
    ...(reasoning === undefined ? [] : [{ reasoningContent: { reasoningText: { text: reasoning } } }]),
    ...(tool ? times(calls, { toolUse: { toolUseId: 'a', name: tool.name, input: parsed(tool.input) } }) : [said]),
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** InvokeModelWithResponseStream: what the model sends, in chunks. */
export function chunksOf(shape: Shape, answer: Answer): Buffer {
  return Buffer.concat(
    payloads(shape, answer).map((payload) =>
      frame('chunk', { bytes: Buffer.from(JSON.stringify(payload)).toString('base64') }),
    ),
  );
}

function payloads(shape: Shape, answer: Answer): Json[] {
  if (shape === 'nova')
    return converseEvents(answer).map(([name, data]) => ({
      [name]: name === 'metadata' ? { usage: novaUsage(data['usage']) } : data,
    }));
  if (shape === 'cohere')
    return [
      { event_type: 'text-generation', text: answer.text, is_finished: false },
      ...(answer.tool ? [{ event_type: 'tool-calls-generation', tool_calls: [cohereCall(answer.tool)] }] : []),
      { event_type: 'stream-end', is_finished: true, finish_reason: cohereStops[answer.stop] },
    ];
  return shape === 'converse' ? [] : events[shape](answer).map(([, data]) => data);
}

export function streamOf(api: Shape, answer: Answer): Buffer {
  if (api === 'nova' || api === 'cohere') return Buffer.alloc(0);
  if (api === 'converse') return Buffer.concat(converseEvents(answer).map(([name, data]) => frame(name, data)));
  const lines = events[api](answer).map(
    ([name, data]) => `${name === '' ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`,
  );
  return Buffer.from(lines.join('') + (api === 'chat-completions' ? 'data: [DONE]\n\n' : ''));
}

type Event = [name: string, data: Json];

function converseEvents(answer: Answer): Event[] {
  const { text, tool, stop, cache } = answer;
  const stopReason = { end: 'end_turn', length: 'max_tokens', tool: 'tool_use', stop: 'stop_sequence' }[stop];
  return [
    ['messageStart', { role: 'assistant' }],
    ...(tool
      ? ([
          ['contentBlockStart', { contentBlockIndex: 0, start: { toolUse: { toolUseId: 'a', name: tool.name } } }],
          ['contentBlockDelta', { contentBlockIndex: 0, delta: { toolUse: { input: tool.input } } }],
        ] satisfies Event[])
      : ([['contentBlockDelta', { contentBlockIndex: 0, delta: { text } }]] satisfies Event[])),
    ['contentBlockStop', { contentBlockIndex: 0 }],
    ['messageStop', { stopReason }],
    [
      'metadata',
      {
        usage: {
          inputTokens: cache === undefined ? 9 : 6_009 - cache.read - cache.written,
          outputTokens: 4,
          totalTokens: 13,
          ...converseCache(answer),
        },
        metrics: { latencyMs: 5 },
      },
    ],
  ];
}

const events: Record<Exclude<Shape, 'converse' | 'nova' | 'cohere'>, (answer: Answer) => Event[]> = {
  'chat-completions': ({ text, tool, stop, cache }) => {
    const call = tool && { index: 0, id: 'a', function: { name: tool.name, arguments: tool.input } };
    const chunk = (delta: Json, reason: string | null): Event => [
      '',
      { choices: [{ index: 0, delta, finish_reason: reason }] },
    ];
    return [
      chunk({ role: 'assistant', content: '' }, null),
      chunk(call ? { tool_calls: [call] } : { content: text }, null),
      chunk({}, { end: 'stop', length: 'length', tool: 'tool_calls', stop: 'stop' }[stop]),
      ...(cache
        ? ([
            [
              '',
              {
                choices: [],
                usage: {
                  prompt_tokens: 6_009,
                  completion_tokens: 4,
                  prompt_tokens_details: { cached_tokens: cache.read },
                },
              },
            ],
          ] satisfies Event[])
        : []),
    ];
  },
  responses: (answer) => {
    const response = whole.responses(answer);
    const type = answer.stop === 'length' ? 'response.incomplete' : 'response.completed';
    return [[type, { type, response }]];
  },
  messages: ({ text, tool, stop, cache }) => [
    [
      'message_start',
      {
        type: 'message_start',
        message: {
          usage: {
            input_tokens: cache === undefined ? 9 : 6_009 - cache.read - cache.written,
            ...messagesCache(cache),
          },
        },
      },
    ],
    [
      'content_block_start',
      {
        type: 'content_block_start',
        index: 0,
        content_block: tool ? { type: 'tool_use', id: 'a', name: tool.name, input: {} } : { type: 'text', text: '' },
      },
    ],
    [
      'content_block_delta',
      {
        type: 'content_block_delta',
        index: 0,
        delta: tool ? { type: 'input_json_delta', partial_json: tool.input } : { type: 'text_delta', text },
      },
    ],
    ['content_block_stop', { type: 'content_block_stop', index: 0 }],
    [
      'message_delta',
      {
        type: 'message_delta',
        delta: {
          stop_reason: { end: 'end_turn', length: 'max_tokens', tool: 'tool_use', stop: 'stop_sequence' }[stop],
        },
        usage: { output_tokens: 4 },
      },
    ],
    ['message_stop', { type: 'message_stop' }],
  ],
};

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')),
  (text) => Buffer.from(text, 'utf8'),
);

function frame(name: string, data: Json): Uint8Array {
  const headers = { ':message-type': 'event', ':event-type': name, ':content-type': 'application/json' };
  const typed = Object.fromEntries(
    Object.entries(headers).map(([key, value]) => [key, { type: 'string' as const, value }]),
  );
  return codec.encode({ headers: typed, body: Buffer.from(JSON.stringify(data)) });
}
