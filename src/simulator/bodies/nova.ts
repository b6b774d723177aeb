/** Nova understanding models: Converse-like messages in an InvokeModel body. Replies: recorded of InvokeModel with Nova. */
import { randomUUID } from 'node:crypto';

import { converseFeatures } from '../features/converse-features.ts';
import { objectOf } from '../features/json.ts';
import { nativeRefusal } from '../features/refusals.ts';
import type { JsonObject } from '../../types.ts';
import { type ModelResponse, respond, stopWords } from '../model-response.ts';
import { budget, withMetrics, type Dialect } from './dialect.ts';
import { novaReasoningFault } from './nova-reasoning.ts';
import { boolean, list, malformed, number, object, positive, text, type Fields } from './schema.ts';

const fields: Fields = {
  schemaVersion: { kind: 'String', values: ['messages-v1'] },
  system: list,
  toolConfig: object,
  reasoningConfig: object,
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

/** What InvokeModel takes reads as Converse's own fields do; `reasoningConfig` is handed on there. */
function asConverse(body: JsonObject): JsonObject {
  const { reasoningConfig, ...rest } = body;
  return reasoningConfig === undefined ? rest : { ...rest, additionalModelRequestFields: { reasoningConfig } };
}

function budgetOf(body: JsonObject): number | undefined {
  const config = objectOf(body['inferenceConfig']);
  return budget(config['maxTokens'] ?? config['max_new_tokens']);
}

function usageOf({ inputTokens, outputTokens, cache }: ModelResponse): JsonObject {
  return {
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    cacheReadInputTokenCount: cache?.read ?? 0,
    cacheWriteInputTokenCount: cache?.written ?? 0,
  };
}

/** Its thinking is not shown (nova2-userguide, "Reasoning capabilities"). */
function blocksOf({ reasoning, text: words, tools = [] }: ModelResponse): JsonObject[] {
  return [
    ...(reasoning === undefined ? [] : [{ reasoningContent: { reasoningText: { text: '[REDACTED]' } } }]),
    ...(words === '' && tools.length > 0 ? [] : [{ text: words }]),
    ...tools.map(({ name, input }) => ({ toolUse: { name, toolUseId: randomUUID(), input } })),
  ];
}

function chunksOf(block: JsonObject, contentBlockIndex: number): JsonObject[] {
  const stop = { contentBlockStop: { contentBlockIndex } };
  if (!('toolUse' in block)) return [{ contentBlockDelta: { delta: block, contentBlockIndex } }, stop];
  const { input = {}, ...start } = objectOf(block['toolUse']);
  const delta = { toolUse: { input: JSON.stringify(input) } };
  return [
    { contentBlockStart: { start: { toolUse: start }, contentBlockIndex } },
    { contentBlockDelta: { delta, contentBlockIndex } },
    stop,
  ];
}

export const nova: Dialect = {
  models: /^amazon\.nova-(2-)?(micro|lite|pro|premier)/,
  refuse: (body, modelId) => malformed(body, fields) ?? novaReasoningFault(body, modelId),
  features: (body, stream) => ({
    requested: converseFeatures(asConverse(body), stream),
    budget: budgetOf(body),
    refuse: nativeRefusal,
  }),
  reply: (body, modelId, response = respond(modelId, budgetOf(body))) => ({
    ...response,
    json: {
      output: { message: { content: blocksOf(response), role: 'assistant' } },
      stopReason: stopWords[response.stop],
      usage: usageOf(response),
    },
  }),
  chunks: (body, modelId, response = respond(modelId, budgetOf(body))) => {
    const metadata = { usage: usageOf(response), metrics: {}, trace: {} };
    return [
      { messageStart: { role: 'assistant' } },
      ...blocksOf(response).flatMap(chunksOf),
      { messageStop: { stopReason: stopWords[response.stop] } },
      withMetrics({ metadata }, response.inputTokens, response.outputTokens),
    ];
  },
};
