/** InvokeModel and InvokeModelWithResponseStream: the body is the model's own business. */
import type { JsonObject } from '../../types.ts';
import { admitToRuntime } from '../admission.ts';
import { type Answer, jsonAnswer, streamAnswer } from '../answer.ts';
import { type Dialect } from '../bodies/dialect.ts';
import { dialectOf } from '../bodies/registry.ts';
import type { Call } from '../call.ts';
import { eventFrame } from '../event-stream.ts';
import { guardrailFault } from './guardrail.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';
import type { ModelResponse } from '../model-response.ts';
import { applyFeatures } from '../features/apply.ts';

export function invoke(call: Call): Answer | Refusal {
  const model = admitToRuntime(call);
  if (isRefusal(model)) return model;
  const dialect = dialectOf(model.id);
  const fault = guardrailFault(call.world.scenario, guardrailOf(call)) ?? dialect.refuse(call.body, model.id);
  if (fault !== undefined) return invalid(fault);
  const features = dialect.features?.(call.body, call.stream);
  const response = features && applyFeatures({ call, model, ...features });
  if (response !== undefined && isRefusal(response)) return response;
  return call.stream
    ? chunked(dialect, call.body, { modelId: model.id, response })
    : whole(dialect, call.body, { modelId: model.id, response });
}

/** InvokeModel names it in headers. */
function guardrailOf({ headers }: Call): JsonObject {
  const { 'x-amzn-bedrock-guardrailidentifier': id, 'x-amzn-bedrock-guardrailversion': version } = headers;
  return {
    ...(id !== undefined && { guardrailIdentifier: String(id) }),
    ...(version !== undefined && { guardrailVersion: String(version) }),
  };
}

interface Answering {
  modelId: string;
  response: ModelResponse | undefined;
}

function whole(dialect: Dialect, body: JsonObject, { modelId, response }: Answering): Answer {
  const reply = dialect.reply(body, modelId, response);
  return jsonAnswer(reply.json, {
    'x-amzn-bedrock-input-token-count': String(reply.inputTokens),
    'x-amzn-bedrock-output-token-count': String(reply.outputTokens),
    'x-amzn-bedrock-invocation-latency': '120',
  });
}

function chunked(dialect: Dialect, body: JsonObject, { modelId, response }: Answering): Answer | Refusal {
  if (dialect.chunks === undefined) return invalid('The model is unsupported for streaming.');
  const frames = dialect.chunks(body, modelId, response).map((chunk) => {
    const bytes = Buffer.from(JSON.stringify(chunk)).toString('base64');
    return eventFrame('chunk', { bytes, p: 'abcdefgh' });
  });
  const answer = streamAnswer('application/vnd.amazon.eventstream', frames);
  return { ...answer, headers: { ...answer.headers, 'x-amzn-bedrock-content-type': 'application/json' } };
}
