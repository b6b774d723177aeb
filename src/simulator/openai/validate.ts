/** What the OpenAI-shaped APIs refuse in a body, with `code` and `param` as OpenAI gives them. */
import { isObject, shown } from '../bodies/schema.ts';
import { invalid, type Refusal } from '../refusal.ts';
import { isFrontierGpt } from '../traits.ts';
import type { Json, JsonObject } from '../../types.ts';

function refused(message: string, code: string, param: string): Refusal {
  return invalid(message, { code, param, byModel: true });
}

function missing(param: string): Refusal {
  return refused(`Missing required parameter: '${param}'.`, 'missing_required_parameter', param);
}

const chatKeys = new Set(
  (
    'model messages max_tokens max_completion_tokens temperature top_p n stop stream stream_options tools tool_choice ' +
    'response_format reasoning_effort seed user presence_penalty frequency_penalty logit_bias logprobs top_logprobs ' +
    'parallel_tool_calls metadata store service_tier modalities prediction verbosity safety_identifier prompt_cache_key'
  ).split(' '),
);

const responseKeys = new Set(
  (
    'model input instructions max_output_tokens max_tool_calls temperature top_p stream stream_options tools tool_choice ' +
    'text reasoning store background include metadata parallel_tool_calls previous_response_id prompt_cache_key ' +
    'safety_identifier service_tier top_logprobs truncation user'
  ).split(' '),
);

/** The first fault of a Chat Completions body. */
export function chatFault(body: JsonObject, modelId: string): Refusal | undefined {
  return (
    unknownKey(body, chatKeys) ??
    messagesFault(body['messages']) ??
    budgetFault(body, 'max_tokens', 1) ??
    budgetFault(body, 'max_completion_tokens', 1) ??
    frontierFault(body, modelId) ??
    streamOptionsFault(body)
  );
}

/** The first fault of a Responses body. */
export function responseFault(body: JsonObject, modelId: string): Refusal | undefined {
  return (
    unknownKey(body, responseKeys) ??
    inputFault(body['input']) ??
    budgetFault(body, 'max_output_tokens', 16) ??
    temperatureFault(body, modelId)
  );
}

export function chatBudget(body: JsonObject): number | undefined {
  const value = body['max_completion_tokens'] ?? body['max_tokens'];
  return typeof value === 'number' ? value : undefined;
}

function unknownKey(body: JsonObject, known: ReadonlySet<string>): Refusal | undefined {
  const key = Object.keys(body).find((name) => !known.has(name));
  return key === undefined ? undefined : refused(`Unknown parameter: '${key}'.`, 'unknown_parameter', key);
}

function messagesFault(messages: Json | undefined): Refusal | undefined {
  if (messages === undefined) return missing('messages');
  if (!Array.isArray(messages)) return wrongType('messages', 'an array of objects');
  if (messages.length === 0) {
    return refused(
      "Invalid 'messages': empty array. Expected an array with minimum length 1.",
      'empty_array',
      'messages',
    );
  }
  for (const [index, message] of messages.entries()) {
    if (!isObject(message) || typeof message['role'] !== 'string') return missing(`messages[${index}].role`);
    const { content } = message;
    if (typeof content !== 'string' && !Array.isArray(content)) {
      return wrongType(`messages[${index}].content`, 'one of a string or array of objects');
    }
    const untyped = Array.isArray(content) ? content.findIndex((part) => !isObject(part) || !('type' in part)) : -1;
    if (untyped >= 0) return missing(`messages[${index}].content[${untyped}].type`);
  }
  return undefined;
}

function wrongType(param: string, wanted: string): Refusal {
  return refused(`Invalid type for '${param}': expected ${wanted}.`, 'invalid_type', param);
}

function inputFault(input: Json | undefined): Refusal | undefined {
  if (input === undefined) return missing('input');
  return typeof input === 'string' || Array.isArray(input) ? undefined : wrongType('input', 'one of a string or array');
}

function budgetFault(body: JsonObject, param: string, least: number): Refusal | undefined {
  const value = body[param];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(param, 'an integer');
  if (value >= least) return undefined;
  const message = `Invalid '${param}': integer below minimum value. Expected a value >= ${least}, but got ${value} instead.`;
  return refused(message, 'integer_below_min_value', param);
}

function frontierFault(body: JsonObject, modelId: string): Refusal | undefined {
  if (isFrontierGpt(modelId) && 'max_tokens' in body) {
    const message =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    return refused(message, 'unsupported_parameter', 'max_tokens');
  }
  return temperatureFault(body, modelId);
}

function temperatureFault(body: JsonObject, modelId: string): Refusal | undefined {
  const value = body['temperature'];
  if (!isFrontierGpt(modelId) || value === undefined || value === 1) return undefined;
  const message = `Unsupported value: 'temperature' does not support ${shown(value)} with this model. Only the default (1) value is supported.`;
  return refused(message, 'unsupported_value', 'temperature');
}

function streamOptionsFault(body: JsonObject): Refusal | undefined {
  if (!('stream_options' in body) || body['stream'] === true) return undefined;
  const message = "The 'stream_options' parameter is only allowed when 'stream' is enabled.";
  return refused(message, 'invalid_request_error', 'stream_options');
}
