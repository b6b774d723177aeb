/** Nova understanding models: Converse-like messages in an InvokeModel body. */
import type { JsonObject } from '../../types.ts';
import { type ModelResponse, respond } from '../model-response.ts';
import { budget, withMetrics, type Dialect } from './dialect.ts';
import { boolean, isObject, list, malformed, number, object, positive, text, type Fields } from './schema.ts';

const fields: Fields = {
  schemaVersion: { kind: 'String', values: ['messages-v1'] },
  system: list,
  toolConfig: object,
  messages: {
    kind: 'JSONArray',
    required: true,
    minItems: 1,
    items: {
      kind: 'JSONObject',
      fields: {
        role: { kind: 'String', required: true, values: ['user', 'assistant'] },
        content: {
          kind: 'JSONArray',
          required: true,
          minItems: 1,
          items: {
            kind: 'JSONObject',
            fields: {
              text,
              image: object,
              video: object,
              document: object,
              toolUse: object,
              toolResult: object,
              cachePoint: object,
            },
          },
        },
      },
    },
  },
  inferenceConfig: {
    kind: 'JSONObject',
    fields: {
      maxTokens: positive,
      max_new_tokens: positive,
      temperature: number,
      topP: number,
      topK: number,
      stopSequences: list,
      stream: boolean,
    },
  },
};

function respondTo(body: JsonObject, modelId: string): ModelResponse {
  const config = isObject(body['inferenceConfig']) ? body['inferenceConfig'] : {};
  return respond(modelId, budget(config['maxTokens'] ?? config['max_new_tokens']));
}

function stopReason(response: ModelResponse): string {
  return response.stop === 'length' ? 'max_tokens' : 'end_turn';
}

export const nova: Dialect = {
  models: /^amazon\.nova-(2-)?(micro|lite|pro|premier)/,
  refuse: (body) => malformed(body, fields),
  reply: (body, modelId) => {
    const response = respondTo(body, modelId);
    const { inputTokens, outputTokens } = response;
    const json = {
      output: { message: { content: [{ text: response.text }], role: 'assistant' } },
      stopReason: stopReason(response),
      usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
    };
    return { json, inputTokens, outputTokens };
  },
  chunks: (body, modelId) => {
    const response = respondTo(body, modelId);
    const { inputTokens, outputTokens } = response;
    const usage = { inputTokens, outputTokens };
    return [
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { delta: { text: response.text }, contentBlockIndex: 0 } },
      { contentBlockStop: { contentBlockIndex: 0 } },
      { messageStop: { stopReason: stopReason(response) } },
      withMetrics({ metadata: { usage, metrics: {}, trace: {} } }, inputTokens, outputTokens),
    ];
  },
};
