/** Converse and ConverseStream: one body for all chat models. */
import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../../types.ts';
import { admitToRuntime } from '../admission.ts';
import { type Answer, jsonAnswer, streamAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import { eventFrame } from '../event-stream.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';
import { objectOf } from '../features/json.ts';
import { converseFeatures } from '../features/converse-features.ts';
import { applyFeatures } from '../features/apply.ts';
import { nativeRefusal } from '../features/refusals.ts';
import { conversePromptFault, outputLimit } from '../token-limits.ts';
import { refusesSampling } from '../traits.ts';
import { type ModelResponse, stopWords } from '../model-response.ts';
import { additionalFieldsFault } from './additional-fields.ts';
import { conversationFault, toolsFault } from './conversation.ts';
import { guardrailFault } from './guardrail.ts';

export function converse(call: Call): Answer | Refusal {
  const model = admitToRuntime(call);
  if (isRefusal(model)) return model;
  const config = objectOf(call.body['inferenceConfig']);
  const fault =
    conversationFault(call.body, model.id) ??
    toolsFault(objectOf(call.body['toolConfig'])) ??
    conversePromptFault(call.body['messages'], model.id) ??
    configFault(config, model.id) ??
    guardrailFault(call.world.scenario, objectOf(call.body['guardrailConfig'])) ??
    additionalFieldsFault(call.body, model.id);
  if (fault !== undefined) return invalid(fault);
  const maxTokens = config['maxTokens'];
  const response = applyFeatures({
    call,
    model,
    requested: converseFeatures(call.body, call.stream),
    budget: typeof maxTokens === 'number' ? maxTokens : undefined,
    refuse: nativeRefusal,
  });
  if (isRefusal(response)) return response;
  return call.stream ? streamed(response) : whole(response);
}

function configFault(config: JsonObject, modelId: string): string | undefined {
  const { maxTokens } = config;
  const limit = outputLimit(modelId);
  if (typeof maxTokens === 'number' && maxTokens > limit) {
    return `The maximum tokens you requested exceeds the model limit of ${limit}. Try again with a maximum tokens value that is lower than ${limit}.`;
  }
  const refused = ['temperature', 'topP'].find((key) => key in config);
  if (refused === undefined || !refusesSampling(modelId)) return undefined;
  return `This model doesn't support the ${refused} field. Remove ${refused} and try again.`;
}

function usage({ inputTokens, outputTokens, cache }: ModelResponse): JsonObject {
  const counts = { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens };
  if (cache === undefined) return counts;
  const { read, written, forHour } = cache;
  return {
    ...counts,
    cacheReadInputTokens: read,
    cacheWriteInputTokens: written,
    cacheDetails: written === 0 ? [] : [{ ttl: forHour === true ? '1h' : '5m', inputTokens: written }],
  };
}

function metadata(response: ModelResponse): JsonObject {
  return {
    usage: usage(response),
    metrics: { latencyMs: 120 },
    ...(response.tier !== undefined && { serviceTier: { type: response.tier } }),
    ...(response.latency !== undefined && { performanceConfig: { latency: response.latency } }),
    ...(response.guarded === true && { trace: { guardrail: { inputAssessment: {} } } }),
  };
}

function whole(response: ModelResponse): Answer {
  const content = [
    ...(response.reasoning === undefined
      ? []
      : [{ reasoningContent: { reasoningText: { text: response.reasoning } } }]),
    ...(response.text === '' ? [] : [textBlock(response)]),
    ...(response.tools ?? []).map((tool) => ({ toolUse: { toolUseId: toolUseId(), ...tool } })),
  ];
  return jsonAnswer({
    output: { message: { role: 'assistant', content } },
    stopReason: stopWords[response.stop],
    ...metadata(response),
  });
}

/** Text with citations is a block of another kind (API reference, CitationsContentBlock). */
function textBlock({ text, cited }: ModelResponse): JsonObject {
  if (cited === undefined) return { text };
  const location = { documentChar: { documentIndex: 0, start: 0, end: cited.length } };
  return {
    citationsContent: {
      content: [{ text }],
      citations: [{ title: 'note', sourceContent: [{ text: cited }], location }],
    },
  };
}

function toolUseId(): string {
  return `tooluse_${randomUUID().replaceAll('-', '').slice(0, 22)}`;
}

function streamed(response: ModelResponse): Answer {
  const deltas = [
    ...(response.reasoning === undefined ? [] : [{ reasoningContent: { text: response.reasoning } }]),
    ...(response.text === '' ? [] : [{ text: response.text }]),
  ].map((delta) => ({ name: undefined, delta }));
  const calls = (response.tools ?? []).map(({ name, input }) => ({
    name,
    delta: { toolUse: { input: JSON.stringify(input) } },
  }));
  const blocks = [...deltas, ...calls].flatMap(({ name, delta }, contentBlockIndex) => [
    ...(name === undefined
      ? []
      : [
          eventFrame('contentBlockStart', {
            contentBlockIndex,
            start: { toolUse: { toolUseId: toolUseId(), name } },
            p: 'abcd',
          }),
        ]),
    eventFrame('contentBlockDelta', { contentBlockIndex, delta, p: 'abcd' }),
    eventFrame('contentBlockStop', { contentBlockIndex, p: 'abcd' }),
  ]);
  return streamAnswer('application/vnd.amazon.eventstream', [
    eventFrame('messageStart', { role: 'assistant', p: 'abcd' }),
    ...blocks,
    eventFrame('messageStop', { stopReason: stopWords[response.stop], p: 'abcd' }),
    eventFrame('metadata', { ...metadata(response), p: 'abcd' }),
  ]);
}
