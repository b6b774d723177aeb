/** One family's way with InvokeModel: what it refuses, and what it answers. */
import type { Json, JsonObject } from '../../types.ts';
import type { ModelResponse } from '../model-response.ts';
import type { ApplyOptions } from '../features/apply.ts';

export interface ReplyBody {
  json: JsonObject;
  inputTokens: number;
  outputTokens: number;
}

export interface Dialect {
  /** Model ids that speak it. */
  models: RegExp;
  /** Why the body is refused, in the validator's words. */
  refuse: (body: JsonObject, modelId: string) => string | undefined;
  /** What a body asks for beyond an answer; absent where a family has no features. */
  features?: (body: JsonObject, stream: boolean) => Pick<ApplyOptions, 'requested' | 'budget' | 'refuse'>;
  /** `response`: what the model answers to the features that the body asks for. */
  reply: (body: JsonObject, modelId: string, response?: ModelResponse) => ReplyBody;
  /** Payloads of the chunks of a stream; absent where the family has no streams. */
  chunks?: (body: JsonObject, modelId: string, response?: ModelResponse) => JsonObject[];
}

/** A budget as the body gives it; undefined lets the model say all. */
export function budget(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** What Bedrock adds to the last chunk of every stream. */
export function withMetrics(chunk: JsonObject, inputTokens: number, outputTokens: number): JsonObject {
  return {
    ...chunk,
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: inputTokens,
      outputTokenCount: outputTokens,
      invocationLatency: 120,
      firstByteLatency: 60,
    },
  };
}
