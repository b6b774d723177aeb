/** What the OpenAI-shaped APIs refuse in a body, with `code` and `param` as OpenAI gives them. */
import { shown } from '../bodies/schema.ts';
import { openaiEffortFault } from '../effort.ts';
import { imageKind } from '../image.ts';
import type { Refusal } from '../refusal.ts';
import { violations } from '../shapes/violations.ts';
import { openaiLengthFault } from '../token-limits.ts';
import { isFrontierGpt } from '../traits.ts';
import type { Json, JsonObject } from '../../types.ts';
import { objectOf, objectsOf, textOf } from '../features/json.ts';
import { openaiShapes } from './shapes.ts';
import { toolsAndEffortFault } from './tools-and-effort.ts';
import { openaiRefusalOf, refused } from './words.ts';

/** The first fault of a Chat Completions body. */
export function chatFault(body: JsonObject, modelId: string): Refusal | undefined {
  const [broken] = violations(openaiShapes, 'Chat', body);
  if (broken !== undefined) return openaiRefusalOf(broken);
  const names = objectsOf(body['tools']).map((tool) => textOf(objectOf(tool['function'])['name']));
  const wanted = objectOf(objectOf(body['tool_choice'])['function'])['name'];
  return (
    toolTurnFault(objectsOf(body['messages'])) ??
    imageFault(body['messages']) ??
    toolChoiceFault(body, names, wanted) ??
    jsonWordFault(body) ??
    effortFault(body['reasoning_effort'], modelId, 'reasoning_effort') ??
    toolsAndEffortFault(body, modelId) ??
    frontierFault(body, modelId) ??
    openaiLengthFault(
      { prompt: body['messages'], budget: chatBudget(body), field: 'max_completion_tokens' },
      modelId,
    ) ??
    streamOptionsFault(body)
  );
}

/** The first fault of a Responses body. */
export function responseFault(body: JsonObject, modelId: string): Refusal | undefined {
  const [broken] = violations(openaiShapes, 'Response', body);
  if (broken !== undefined) return openaiRefusalOf(broken);
  const names = objectsOf(body['tools']).map(({ name }) => textOf(name));
  const wanted = objectOf(body['tool_choice'])['name'];
  return (
    itemFault(objectsOf(body['input'])) ??
    imageFault(body['input']) ??
    toolChoiceFault(body, names, wanted) ??
    jsonWordFault(body) ??
    effortFault(objectOf(body['reasoning'])['effort'], modelId, 'reasoning.effort') ??
    temperatureFault(body, modelId) ??
    openaiLengthFault({ prompt: body['input'], budget: body['max_output_tokens'], field: 'max_output_tokens' }, modelId)
  );
}

export function chatBudget(body: JsonObject): number | undefined {
  const value = body['max_completion_tokens'] ?? body['max_tokens'];
  return typeof value === 'number' ? value : undefined;
}

/** The results of tools stand behind the message that called them, and answer all of its calls. */
function toolTurnFault(messages: readonly JsonObject[]): Refusal | undefined {
  let open: string[] = [];
  for (const [index, { role, tool_call_id: id, tool_calls: calls }] of messages.entries()) {
    if (role === 'tool') {
      if (!open.includes(textOf(id))) return orphan(index, messages[index - 1]?.['role'] === 'tool');
      open = open.filter((one) => one !== id);
      continue;
    }
    if (open.length > 0) return unanswered(open, index);
    open = objectsOf(calls).map((call) => textOf(call['id']));
  }
  return open.length > 0 ? unanswered(open, messages.length) : undefined;
}

function orphan(index: number, follows: boolean): Refusal {
  const message = follows
    ? `Invalid parameter: 'tool_call_id' of 'messages[${index}]' not found in 'tool_calls' of previous message.`
    : "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.";
  return refused(message, 'invalid_request_error', `messages.[${index}].role`);
}

function unanswered(ids: string[], index: number): Refusal {
  const message =
    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
    `The following tool_call_ids did not have response messages: ${ids.join(', ')}`;
  return refused(message, 'invalid_request_error', `messages.[${index}].role`);
}

/** A result without its call: the calls may also be in the response that `previous_response_id` names, which is not looked at. */
function itemFault(items: readonly JsonObject[]): Refusal | undefined {
  const called = items.filter(({ type }) => type === 'function_call').map((item) => textOf(item['call_id']));
  const index = items.findIndex((item) => item['type'] === 'function_call_output');
  if (index < 0 || called.length === 0) return undefined;
  const lost = items.find(
    (item) => item['type'] === 'function_call_output' && !called.includes(textOf(item['call_id'])),
  );
  if (lost === undefined) return undefined;
  const message = `No tool call found for function call output with call_id ${textOf(lost['call_id'])}.`;
  return refused(message, 'invalid_request_error', 'input');
}

/** A data URL whose bytes are no image. */
function imageFault(messages: Json | undefined): Refusal | undefined {
  const parts = objectsOf(messages).flatMap(({ content }) => objectsOf(content));
  const urls = parts
    .filter(({ type }) => type === 'image_url' || type === 'input_image')
    .map(({ image_url: url }) => textOf(objectOf(url)['url'] ?? url));
  const broken = urls.some(
    (url) => url.startsWith('data:') && imageKind(url.slice(url.indexOf(',') + 1)) === undefined,
  );
  if (!broken) return undefined;
  const message =
    "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].";
  return refused(message, 'invalid_image_format', 'messages');
}

function toolChoiceFault(body: JsonObject, names: readonly string[], wanted: Json | undefined): Refusal | undefined {
  const { tool_choice: choice } = body;
  if (choice === undefined || choice === 'none') return undefined;
  if (names.length === 0 && choice !== 'auto') {
    return refused(
      "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.",
      'invalid_value',
      'tool_choice',
    );
  }
  if (wanted === undefined || names.includes(textOf(wanted))) return undefined;
  const message = `Tool choice '${shown(wanted)}' not found in 'tools' parameter.`;
  return refused(message, 'invalid_value', 'tool_choice');
}

/** JSON that no schema describes has to be asked for in words too. */
function jsonWordFault(body: JsonObject): Refusal | undefined {
  const isChat = 'messages' in body;
  const format = isChat ? body['response_format'] : objectOf(body['text'])['format'];
  if (objectOf(format)['type'] !== 'json_object') return undefined;
  const asked = JSON.stringify(isChat ? body['messages'] : [body['input'], body['instructions']]);
  if (/json/i.test(asked)) return undefined;
  return isChat
    ? refused(
        "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
        'invalid_request_error',
        'messages',
      )
    : refused(
        "Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.",
        'invalid_request_error',
        'input',
      );
}

function effortFault(effort: Json | undefined, modelId: string, param: string): Refusal | undefined {
  const message = openaiEffortFault(effort, modelId);
  return message === undefined ? undefined : refused(message, 'unsupported_value', param);
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
