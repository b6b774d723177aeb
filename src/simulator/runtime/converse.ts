/** Converse and ConverseStream: one body for all chat models. */
import { randomUUID } from 'node:crypto';

import type { Json, JsonObject } from '../../types.ts';
import { admitToRuntime } from '../admission.ts';
import { type Answer, jsonAnswer, streamAnswer } from '../answer.ts';
import { isObject, shown } from '../bodies/schema.ts';
import type { Call } from '../call.ts';
import { eventFrame } from '../event-stream.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';
import { converseFeatures } from '../features/converse-features.ts';
import { applyFeatures } from '../features/apply.ts';
import { nativeRefusal } from '../features/refusals.ts';
import { outputLimit, refusesSampling } from '../traits.ts';
import type { ModelResponse } from '../model-response.ts';

export function converse(call: Call): Answer | Refusal {
  const model = admitToRuntime(call);
  if (isRefusal(model)) return model;
  const config = isObject(call.body['inferenceConfig']) ? call.body['inferenceConfig'] : {};
  const fault = messagesFault(call.body['messages']) ?? configFault(config, model.id);
  if (fault !== undefined) return invalid(fault);
  const maxTokens = config['maxTokens'];
  const said = applyFeatures({
    call,
    model,
    wishes: converseFeatures(call.body, call.stream),
    budget: typeof maxTokens === 'number' ? maxTokens : undefined,
    refuse: nativeRefusal,
  });
  if (isRefusal(said)) return said;
  return call.stream ? streamed(said) : whole(said);
}

export function messagesFault(messages: Json | undefined): string | undefined {
  if (!Array.isArray(messages) || messages.length === 0) {
    return 'A conversation must start with a user message. Try again with a conversation that starts with a user message.';
  }
  for (const [index, message] of messages.entries()) {
    const fault = messageFault(message, index + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Coral counts members from one and names them `member`. */
function messageFault(message: Json, place: number): string | undefined {
  const { role, content } = isObject(message) ? message : {};
  if (role !== 'user' && role !== 'assistant') {
    return (
      `1 validation error detected: Value '${shown(role)}' at 'messages.${place}.member.role' failed to satisfy ` +
      'constraint: Member must satisfy enum value set: [user, assistant]'
    );
  }
  if (!Array.isArray(content) || content.length === 0) {
    return `The content field in the Message object at messages.${place - 1} is empty. Add a ContentBlock object to the content field and try again.`;
  }
  const blank = content.findIndex((block) => isObject(block) && block['text'] === '');
  return blank < 0
    ? undefined
    : `The text field in the ContentBlock object at messages.${place - 1}.content.${blank} is blank. Add text to the text field, and try again.`;
}

function configFault(config: JsonObject, modelId: string): string | undefined {
  const { maxTokens } = config;
  if (typeof maxTokens === 'number' && maxTokens < 1) {
    return (
      `1 validation error detected: Value '${maxTokens}' at 'inferenceConfig.maxTokens' failed to satisfy constraint: ` +
      'Member must have value greater than or equal to 1'
    );
  }
  const limit = outputLimit(modelId);
  if (typeof maxTokens === 'number' && maxTokens > limit) {
    return `The maximum tokens you requested exceeds the model limit of ${limit}. Try again with a maximum tokens value that is lower than ${limit}.`;
  }
  const refused = ['temperature', 'topP'].find((key) => key in config);
  if (refused === undefined || !refusesSampling(modelId)) return undefined;
  return `This model doesn't support the ${refused} field. Remove ${refused} and try again.`;
}

const stopWords: Record<ModelResponse['stop'], string> = {
  end: 'end_turn',
  length: 'max_tokens',
  tool: 'tool_use',
  sequence: 'stop_sequence',
};

function usage({ inputTokens, outputTokens, cache }: ModelResponse): JsonObject {
  const counts = { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens };
  return cache === undefined
    ? counts
    : { ...counts, cacheReadInputTokens: cache.read, cacheWriteInputTokens: cache.written };
}

function told(said: ModelResponse): JsonObject {
  return {
    usage: usage(said),
    metrics: { latencyMs: 120 },
    ...(said.tier !== undefined && { serviceTier: { type: said.tier } }),
    ...(said.guarded === true && { trace: { guardrail: { inputAssessment: {} } } }),
  };
}

function whole(said: ModelResponse): Answer {
  const content = [
    ...(said.reasoning === undefined ? [] : [{ reasoningContent: { reasoningText: { text: said.reasoning } } }]),
    ...(said.text === '' ? [] : [{ text: said.text }]),
    ...(said.tool === undefined ? [] : [{ toolUse: { toolUseId: toolUseId(), ...said.tool } }]),
  ];
  return jsonAnswer({
    output: { message: { role: 'assistant', content } },
    stopReason: stopWords[said.stop],
    ...told(said),
  });
}

function toolUseId(): string {
  return `tooluse_${randomUUID().replaceAll('-', '').slice(0, 22)}`;
}

function streamed(said: ModelResponse): Answer {
  const deltas = [
    ...(said.reasoning === undefined ? [] : [{ reasoningContent: { text: said.reasoning } }]),
    ...(said.text === '' ? [] : [{ text: said.text }]),
    ...(said.tool === undefined ? [] : [{ toolUse: { input: JSON.stringify(said.tool.input) } }]),
  ];
  const blocks = deltas.flatMap((delta, contentBlockIndex) => [
    ...(said.tool !== undefined && 'toolUse' in delta
      ? [
          eventFrame('contentBlockStart', {
            contentBlockIndex,
            start: { toolUse: { toolUseId: toolUseId(), name: said.tool.name } },
            p: 'abcd',
          }),
        ]
      : []),
    eventFrame('contentBlockDelta', { contentBlockIndex, delta, p: 'abcd' }),
    eventFrame('contentBlockStop', { contentBlockIndex, p: 'abcd' }),
  ]);
  return streamAnswer('application/vnd.amazon.eventstream', [
    eventFrame('messageStart', { role: 'assistant', p: 'abcd' }),
    ...blocks,
    eventFrame('messageStop', { stopReason: stopWords[said.stop], p: 'abcd' }),
    eventFrame('metadata', { ...told(said), p: 'abcd' }),
  ]);
}
