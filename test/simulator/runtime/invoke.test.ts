import { InvokeModelCommand, InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { chat, failure, hello, runtimeClient } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

async function invoke(modelId: string, body: unknown, region = 'us-east-1') {
  const asked = new InvokeModelCommand({ modelId, body: JSON.stringify(body), contentType: 'application/json' });
  const reply = await runtimeClient(simulator, { region }).send(asked);
  const json: Record<string, unknown> = JSON.parse(reply.body.transformToString());
  return json;
}

const claudeBody = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 16, messages: chat };
const chatBody = { messages: chat, max_tokens: 16 };
const image = 'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJ';
const prompt = 'Reply with OK.';

describe('InvokeModel', () => {
  it.each<[string, unknown, object]>([
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', claudeBody, { type: 'message', stop_reason: 'end_turn' }],
    ['amazon.nova-micro-v1:0', { messages: hello, inferenceConfig: { maxTokens: 16 } }, { stopReason: 'end_turn' }],
    ['amazon.titan-embed-text-v1', { inputText: 'OK' }, { inputTextTokenCount: 2 }],
    ['amazon.titan-embed-text-v2:0', { inputText: 'OK', dimensions: 256 }, { inputTextTokenCount: 2 }],
    ['amazon.titan-embed-image-v1', { inputText: 'OK' }, { inputTextTokenCount: 2 }],
    [
      'amazon.nova-2-multimodal-embeddings-v1:0',
      {
        taskType: 'SINGLE_EMBEDDING',
        singleEmbeddingParams: {
          embeddingPurpose: 'GENERIC_INDEX',
          embeddingDimension: 256,
          text: { truncationMode: 'END', value: 'OK' },
        },
      },
      { embeddings: [{ embeddingType: 'TEXT' }] },
    ],
    ['cohere.embed-english-v3', { texts: ['OK'], input_type: 'search_query' }, { response_type: 'embeddings_floats' }],
    ['us.cohere.embed-v4:0', { texts: ['OK'], input_type: 'search_query' }, { response_type: 'embeddings_by_type' }],
    [
      'cohere.rerank-v3-5:0',
      { query: 'q', documents: ['a', 'b'], top_n: 1, api_version: 2 },
      { results: [{ index: 0 }] },
    ],
    ['meta.llama3-8b-instruct-v1:0', { prompt, max_gen_len: 16 }, { generation: 'OK.', stop_reason: 'stop' }],
    [
      'mistral.mistral-7b-instruct-v0:2',
      { prompt, max_tokens: 16 },
      { outputs: [{ text: 'OK.', stop_reason: 'stop' }] },
    ],
    ['mistral.ministral-3-8b-instruct', chatBody, { object: 'chat.completion' }],
    ['us.deepseek.r1-v1:0', { prompt, max_tokens: 16 }, { choices: [{ text: '', stop_reason: 'length' }] }],
    ['qwen.qwen3-coder-30b-a3b-v1:0', chatBody, { object: 'chat.completion' }],
    ['openai.gpt-oss-20b-1:0', chatBody, { choices: [{ finish_reason: 'length', message: { content: '' } }] }],
    ['ai21.jamba-1-5-mini-v1:0', chatBody, { object: 'chat.completion' }],
    ['us.writer.palmyra-x5-v1:0', chatBody, { object: 'chat.completion' }],
    [
      'amazon.nova-canvas-v1:0',
      {
        taskType: 'TEXT_IMAGE',
        textToImageParams: { text: 'a red dot' },
        imageGenerationConfig: { width: 320, height: 320 },
      },
      { images: [expect.stringMatching(/^iVBOR/)] },
    ],
    ['us.stability.stable-fast-upscale-v1:0', { image }, { finish_reasons: [null] }],
    ['us.stability.stable-style-transfer-v1:0', { init_image: image, style_image: image }, { finish_reasons: [null] }],
    ['twelvelabs.marengo-embed-3-0-v1:0', { inputType: 'text', text: { inputText: 'OK' } }, {}],
    [
      'us.twelvelabs.pegasus-1-2-v1:0',
      { inputPrompt: 'Describe', mediaSource: { base64String: 'AAAA' } },
      { finishReason: 'stop' },
    ],
  ])('answers the family body of %s', async (modelId, body, shape) => {
    expect(await invoke(modelId, body)).toMatchObject(shape);
  });

  it.each<[string, unknown, string]>([
    [
      'amazon.nova-micro-v1:0',
      { prompt },
      'Malformed input request: #: required key [messages] not found#: extraneous key [prompt] is not permitted, please reformat your input and try again.',
    ],
    [
      'amazon.nova-micro-v1:0',
      { messages: chat },
      'Malformed input request: #/messages/0/content: expected type: JSONArray, found: String, please reformat your input and try again.',
    ],
    [
      'cohere.embed-english-v3',
      { inputText: 'OK' },
      'Malformed input request: #: required key [texts] not found#: required key [input_type] not found#: extraneous key [inputText] is not permitted, please reformat your input and try again.',
    ],
    [
      'cohere.rerank-v3-5:0',
      { query: 'q', documents: ['a'] },
      'Malformed input request: #: required key [api_version] not found, please reformat your input and try again.',
    ],
    [
      'meta.llama3-8b-instruct-v1:0',
      { prompt, max_gen_len: 0 },
      'Malformed input request: #/max_gen_len: 0 is not greater or equal to 1, please reformat your input and try again.',
    ],
    [
      'mistral.mistral-7b-instruct-v0:2',
      { messages: chat },
      'Malformed input request: #: subject must not be valid against schema {"required":["messages"]}#: required key [prompt] not found, please reformat your input and try again.',
    ],
    [
      'us.anthropic.claude-haiku-4-5-20251001-v1:0',
      { ...claudeBody, messages: [{ role: 'user', content: 1 }] },
      'messages.0.content: Input should be a valid list',
    ],
    [
      'us.anthropic.claude-haiku-4-5-20251001-v1:0',
      { ...claudeBody, max_tokens: 0 },
      'max_tokens: Input should be greater than or equal to 1',
    ],
    [
      'us.anthropic.claude-haiku-4-5-20251001-v1:0',
      { ...claudeBody, model: 'x' },
      'model: Extra inputs are not permitted',
    ],
    ['us.anthropic.claude-opus-4-8', { ...claudeBody, temperature: 0 }, '`temperature` is deprecated for this model.'],
    [
      'openai.gpt-oss-20b-1:0',
      { prompt },
      JSON.stringify({
        error: {
          code: 'unknown_parameter',
          message: "Unknown parameter: 'prompt'.",
          param: 'prompt',
          type: 'invalid_request_error',
        },
      }),
    ],
    [
      'us.stability.stable-fast-upscale-v1:0',
      { image: 'AAAA' },
      'image: must be a valid image whose sides are at least 32 pixels.',
    ],
    ['us.stability.stable-outpaint-v1:0', { image }, 'At least one of left, right, up or down must be greater than 0.'],
    ['amazon.titan-embed-image-v1', {}, 'Malformed input request, please reformat your input and try again.'],
    [
      'amazon.nova-reel-v1:0',
      {},
      "This model doesn't support synchronous invocation. Use the StartAsyncInvoke operation and try again.",
    ],
    [
      'amazon.nova-2-sonic-v1:0',
      {},
      'This model is supported only by the InvokeModelWithBidirectionalStream operation.',
    ],
    ['us.openai.gpt-5.6-luna', chatBody, "This action doesn't support the model that you provided."],
  ])('refuses %s with %j', async (modelId, body, message) => {
    const error = await failure(invoke(modelId, body));
    expect(error.name).toBe('ValidationException');
    expect(error.message).toBe(message);
  });

  it('tells the tokens in its headers', async () => {
    const url = `${simulator.origins.runtime}/model/amazon.nova-micro-v1%3A0/invoke`;
    const headers = { authorization: `Bearer ${simulator.bearerKey}`, 'content-type': 'application/json' };
    const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ messages: hello }) });
    expect(reply.headers.get('x-amzn-bedrock-input-token-count')).toBe('12');
    expect(reply.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('InvokeModelWithResponseStream', () => {
  async function chunks(modelId: string, body: unknown) {
    const asked = new InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify(body) });
    const reply = await runtimeClient(simulator).send(asked);
    const found: Record<string, unknown>[] = [];
    for await (const { chunk } of reply.body ?? []) found.push(JSON.parse(Buffer.from(chunk?.bytes ?? []).toString()));
    return found;
  }

  it.each<[string, unknown, object]>([
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', claudeBody, { type: 'message_stop' }],
    ['amazon.nova-micro-v1:0', { messages: hello }, { metadata: { usage: { inputTokens: 12 } } }],
    ['meta.llama3-8b-instruct-v1:0', { prompt }, { stop_reason: 'stop' }],
    ['mistral.mistral-7b-instruct-v0:2', { prompt }, { outputs: [{ stop_reason: 'stop' }] }],
    ['us.deepseek.r1-v1:0', { prompt, max_tokens: 500 }, { choices: [{ stop_reason: 'stop' }] }],
    ['qwen.qwen3-coder-30b-a3b-v1:0', chatBody, { choices: [{ finish_reason: 'stop' }] }],
  ])('ends with the metrics for %s', async (modelId, body, last) => {
    expect((await chunks(modelId, body)).at(-1)).toMatchObject({
      ...last,
      'amazon-bedrock-invocationMetrics': { inputTokenCount: 12 },
    });
  });

  it('refuses a model that does not stream', async () => {
    const error = await failure(chunks('amazon.titan-embed-text-v2:0', { inputText: 'OK' }));
    expect(error.message).toBe('The model is unsupported for streaming.');
  });
});
