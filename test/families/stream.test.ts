import { describe, expect, it } from 'vitest';
import { readInvokeStream as factsOfStream } from '../../src/families/registry.ts';
import { replyOf } from '../../src/protocols/reply.ts';
import type { JsonObject, Reply } from '../../src/types.ts';

function readInvokeStream(chunks: JsonObject[], variant: string): Reply | undefined {
  const facts = factsOfStream(chunks, variant);
  return facts && replyOf(facts);
}

const metrics = { 'amazon-bedrock-invocationMetrics': { inputTokenCount: 9, outputTokenCount: 2 } };

interface Stream {
  title: string;
  variant: string;
  chunks: JsonObject[];
  reply: Reply;
}

/** The last chunk of each, or the one before it, is what ends the stream. */
const streams: Stream[] = [
  {
    title: 'Claude',
    variant: 'anthropic-messages',
    chunks: [
      { type: 'message_start', message: { role: 'assistant', content: [], stop_reason: null } },
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'O' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'K' } },
      { type: 'content_block_stop', index: 0 },
      { type: 'message_delta', delta: { stop_reason: 'max_tokens' }, usage: { output_tokens: 2 } },
      { type: 'message_stop', ...metrics },
    ],
    reply: { text: 'OK', stopReason: 'max_tokens', inputTokens: 9, outputTokens: 2 },
  },
  {
    title: 'Claude 2',
    variant: 'anthropic-text',
    chunks: [
      { type: 'completion', completion: ' OK', stop_reason: null, stop: null },
      { type: 'completion', completion: '', stop_reason: 'stop_sequence', stop: '\n\nHuman:', ...metrics },
    ],
    reply: { text: ' OK', stopReason: 'stop_sequence', inputTokens: 9, outputTokens: 2 },
  },
  {
    title: 'Nova',
    variant: 'nova-messages',
    chunks: [
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { delta: { text: 'OK' }, contentBlockIndex: 0 } },
      { contentBlockStop: { contentBlockIndex: 0 } },
      { messageStop: { stopReason: 'end_turn' } },
      { metadata: { usage: { inputTokens: 9, outputTokens: 2 } }, ...metrics },
    ],
    reply: { text: 'OK', stopReason: 'end_turn', inputTokens: 9, outputTokens: 2 },
  },
  {
    title: 'an OpenAI-like model',
    variant: 'openai-chat',
    chunks: [
      { choices: [{ index: 0, delta: { role: 'assistant' }, finish_reason: null }] },
      { choices: [{ index: 0, delta: { content: 'OK' }, finish_reason: null }] },
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop', stop_reason: 7 }] },
      { choices: [], ...metrics },
    ],
    reply: { text: 'OK', stopReason: 'stop', inputTokens: 9, outputTokens: 2 },
  },
  {
    title: 'Pixtral, whose chunks carry messages',
    variant: 'openai-chat',
    chunks: [
      { choices: [{ message: { role: 'assistant', content: 'OK' }, stop_reason: null }] },
      { choices: [{ message: { role: 'assistant', content: '' }, stop_reason: 'length' }] },
    ],
    reply: { text: 'OK', stopReason: 'length' },
  },
  {
    title: 'a reasoning model that never comes to speak',
    variant: 'openai-chat-completion-tokens',
    chunks: [
      { choices: [{ delta: { reasoning: 'Hm' }, finish_reason: null }] },
      { choices: [{ delta: {}, finish_reason: 'length' }] },
    ],
    reply: { stopReason: 'length', reasoned: true },
  },
  {
    title: 'a GPT model in Responses events',
    variant: 'openai-responses',
    chunks: [
      { type: 'response.created', response: { status: 'in_progress', output: [] } },
      { type: 'response.output_text.delta', delta: 'OK' },
      {
        type: 'response.completed',
        response: {
          status: 'completed',
          output: [{ type: 'message', content: [{ type: 'output_text', text: 'OK' }] }],
        },
      },
    ],
    reply: { text: 'OK', stopReason: 'completed' },
  },
  {
    title: 'DeepSeek-R1',
    variant: 'deepseek-prompt',
    chunks: [{ choices: [{ text: 'OK', stop_reason: null }] }, { choices: [{ text: '', stop_reason: 'length' }] }],
    reply: { text: 'OK', stopReason: 'length' },
  },
  {
    title: 'Llama',
    variant: 'llama-prompt',
    chunks: [
      { generation: 'O', prompt_token_count: 9, generation_token_count: 1, stop_reason: null },
      { generation: 'K', prompt_token_count: null, generation_token_count: 2, stop_reason: 'length', ...metrics },
    ],
    reply: { text: 'OK', stopReason: 'length', inputTokens: 9, outputTokens: 2 },
  },
  {
    title: 'Mistral 7B',
    variant: 'mistral-prompt',
    chunks: [
      { outputs: [{ text: ' OK', stop_reason: null }] },
      { outputs: [{ text: '', stop_reason: 'stop' }], ...metrics },
    ],
    reply: { text: ' OK', stopReason: 'stop', inputTokens: 9, outputTokens: 2 },
  },
  {
    title: 'Titan',
    variant: 'titan-text',
    chunks: [
      { outputText: 'O', index: 0, totalOutputTextTokenCount: null, completionReason: null },
      { outputText: 'K', index: 0, totalOutputTextTokenCount: 2, completionReason: 'LENGTH', ...metrics },
    ],
    reply: { text: 'OK', stopReason: 'LENGTH', inputTokens: 9, outputTokens: 2 },
  },
  {
    title: 'Command R',
    variant: 'cohere-chat',
    chunks: [
      { is_finished: false, event_type: 'text-generation', text: 'OK' },
      {
        is_finished: true,
        event_type: 'stream-end',
        response: { text: 'OK' },
        finish_reason: 'MAX_TOKENS',
        ...metrics,
      },
    ],
    reply: { text: 'OK', stopReason: 'MAX_TOKENS', inputTokens: 9, outputTokens: 2 },
  },
  {
    title: 'Command',
    variant: 'cohere-generate',
    chunks: [
      { index: 0, is_finished: false, text: ' OK' },
      { finish_reason: 'MAX_TOKENS', is_finished: true, ...metrics },
    ],
    reply: { text: ' OK', stopReason: 'MAX_TOKENS', inputTokens: 9, outputTokens: 2 },
  },
  {
    title: 'Pegasus',
    variant: 'pegasus',
    chunks: [{ message: 'Re' }, { message: 'd', finishReason: 'stop' }],
    reply: { text: 'Red', stopReason: 'stop' },
  },
];

const ends = (chunk: JsonObject): boolean =>
  /_stop"|messageStop|reason":"|Reason":"|response\.completed/.test(
    JSON.stringify(chunk).replace('content_block_stop', ''),
  );

describe('a stream of InvokeModel', () => {
  it.each(streams)('is read to its end from $title', ({ chunks, variant, reply }) => {
    expect(readInvokeStream(chunks, variant)).toEqual(reply);
  });

  it.each(streams)('is read from $title whichever body was sent', ({ chunks, reply }) => {
    for (const { variant } of streams) expect(readInvokeStream(chunks, variant)).toEqual(reply);
  });

  it.each(streams)('is no reply when $title is cut off before the end', ({ chunks, variant }) => {
    const cut = chunks.filter((chunk) => !ends(chunk));
    expect(cut.length).toBeGreaterThan(0);
    expect(cut.length).toBeLessThan(chunks.length);
    expect(readInvokeStream(cut, variant)).toBeUndefined();
  });

  it.each(streams)('is no reply when $title states an error on the way', ({ chunks, variant }) => {
    const failed = [...chunks, { type: 'error', error: { type: 'overloaded_error', message: 'busy' } }];
    expect(readInvokeStream(failed, variant)).toBeUndefined();
  });

  it('is a reply when a guardrail blocks the input in one chunk', () => {
    const chunk = {
      outputText: 'blocked',
      index: 0,
      totalOutputTextTokenCount: 3,
      inputTextTokenCount: 6,
      'amazon-bedrock-guardrailAction': 'INTERVENED',
    };
    expect(readInvokeStream([chunk], 'titan-text')).toEqual({ text: 'blocked', stopReason: 'guardrail' });
  });

  it('goes on after a chunk that a guardrail only touched', () => {
    const chunk = { outputText: 'O', index: 0, 'amazon-bedrock-guardrailAction': 'INTERVENED' };
    expect(readInvokeStream([chunk], 'titan-text')).toBeUndefined();
  });

  it('is no reply without a single chunk', () => {
    expect(readInvokeStream([], 'openai-chat')).toBeUndefined();
  });
});
