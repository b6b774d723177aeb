/** Successful bodies of our own making, in the shapes that were recorded. */

export type GoodBody =
  | { json: unknown }
  | { framing: 'event-stream' | 'sse'; events: { name: string; data: unknown }[]; done?: boolean };

/** @throws Error for a shape nobody has drawn here: the fixture has grown. */
export function goodBody(shape: string, stop = 'end_turn'): GoodBody {
  const json = jsonBodies(stop)[shape];
  if (json !== undefined) return { json };
  const chunks = chunkLists(stop)[shape];
  if (chunks !== undefined) return { framing: 'event-stream', events: chunks.map(chunkEvent) };
  if (shape === 'events-converse') return { framing: 'event-stream', events: converseEvents(stop) };
  if (shape === 'sse-chat') return { framing: 'sse', events: chatEvents(stop), done: true };
  if (shape === 'sse-responses') return { framing: 'sse', events: responseEvents() };
  throw new Error(`no body of the shape ${shape}`);
}

function jsonBodies(stop: string): Record<string, unknown> {
  const usage = { inputTokens: 5, outputTokens: 2, totalTokens: 7 };
  return {
    converse: {
      output: { message: { role: 'assistant', content: [{ text: 'OK.' }] } },
      stopReason: stop,
      usage,
      metrics: { latencyMs: 9 },
    },
    'anthropic-message': {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      content: [],
      stop_reason: stop,
      usage: { input_tokens: 5, output_tokens: 1 },
    },
    choices: {
      id: 'c1',
      choices: [{ index: 0, message: { role: 'assistant', content: '' }, finish_reason: stop }],
      usage: { prompt_tokens: 5, completion_tokens: 2 },
    },
    nova: { output: { message: { role: 'assistant', content: [{ text: 'OK.' }] } }, stopReason: stop, usage },
    results: { inputTextTokenCount: 5, results: [{ tokenCount: 2, outputText: 'OK.', completionReason: stop }] },
    generations: { generations: [{ id: 'g1', text: 'OK.', finish_reason: stop }], id: 'x', prompt: 'p' },
    generation: { generation: 'OK.', prompt_token_count: 5, generation_token_count: 2, stop_reason: stop },
    completion: { completion: ' OK.', stop_reason: stop, stop: '\n\nHuman:' },
    completions: {
      id: 1,
      prompt: { text: 'p' },
      completions: [{ data: { text: 'OK.' }, finishReason: { reason: stop } }],
    },
    outputs: { outputs: [{ text: 'OK.', stop_reason: stop }] },
    text: { text: 'OK.', finish_reason: stop, chat_history: [], generation_id: 'g', response_id: 'r' },
    embedding: { embedding: [0.1, 0.2], inputTextTokenCount: 1 },
    embeddings: { embeddings: [[0.1, 0.2]], id: 'e', response_type: 'embeddings_floats', texts: ['ok'] },
    responses: {
      id: 'resp_1',
      object: 'response',
      status: 'completed',
      error: null,
      output: [{ type: 'message', content: [{ type: 'output_text', text: 'OK.' }] }],
    },
    'count-tokens': { inputTokens: 9 },
  };
}

function chunkLists(stop: string): Record<string, unknown[]> {
  return {
    'events-invoke-anthropic': [
      { type: 'message_start', message: { usage: { input_tokens: 5 } } },
      { type: 'message_delta', delta: { stop_reason: stop }, usage: { output_tokens: 2 } },
      { type: 'message_stop', 'amazon-bedrock-invocationMetrics': { inputTokenCount: 5, outputTokenCount: 2 } },
    ],
    'events-invoke-nova': [
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { delta: { text: 'OK.' } } },
      { messageStop: { stopReason: stop } },
    ],
    'events-invoke-outputText': [
      { outputText: 'OK.', index: 0, totalOutputTextTokenCount: 2, completionReason: stop, inputTextTokenCount: 5 },
    ],
    'events-invoke-generation': [
      { generation: 'O', stop_reason: null },
      { generation: 'K', stop_reason: stop },
    ],
    'events-invoke-choices': [
      { choices: [{ delta: { content: 'OK.' }, finish_reason: null }] },
      { choices: [{ delta: {}, finish_reason: stop }] },
    ],
    'events-invoke-completion': [{ completion: ' OK.', stop_reason: stop }],
    'events-invoke-outputs': [{ outputs: [{ text: 'OK.', stop_reason: stop }] }],
    'events-invoke-text': [
      { text: 'OK.', is_finished: false },
      { is_finished: true, finish_reason: stop, event_type: 'stream-end' },
    ],
  };
}

function chunkEvent(chunk: unknown): { name: string; data: unknown } {
  return { name: 'chunk', data: { bytes: Buffer.from(JSON.stringify(chunk)).toString('base64') } };
}

function converseEvents(stop: string): { name: string; data: unknown }[] {
  return [
    { name: 'messageStart', data: { role: 'assistant' } },
    { name: 'contentBlockDelta', data: { contentBlockIndex: 0, delta: { text: 'OK.' } } },
    { name: 'contentBlockStop', data: { contentBlockIndex: 0 } },
    { name: 'messageStop', data: { stopReason: stop } },
    {
      name: 'metadata',
      data: { usage: { inputTokens: 5, outputTokens: 2, totalTokens: 7 }, metrics: { latencyMs: 9 } },
    },
  ];
}

function chatEvents(stop: string): { name: string; data: unknown }[] {
  return [
    { name: '', data: { choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] } },
    { name: '', data: { choices: [{ index: 0, delta: {}, finish_reason: stop }] } },
    { name: '', data: { choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } } },
  ];
}

function responseEvents(): { name: string; data: unknown }[] {
  const response = { object: 'response', status: 'completed', output: [], error: null };
  return [
    { name: 'response.created', data: { type: 'response.created', response: { ...response, status: 'in_progress' } } },
    { name: 'response.completed', data: { type: 'response.completed', response } },
  ];
}
