/** CountTokens: free, for Claude under its base ids. */
import type { Json, JsonObject } from '../../types.ts';
import { admitToCount } from '../admission.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import { dialectOf } from '../bodies/registry.ts';
import { isObject, shown } from '../bodies/schema.ts';
import type { Call } from '../call.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';
import { countsTokens } from '../traits.ts';
import { conversationFault } from './conversation.ts';

const inputTokens = 12;

export function countTokens(call: Call): Answer | Refusal {
  const model = admitToCount(call);
  if (isRefusal(model)) return model;
  if (call.target !== model.id || !countsTokens(model.id)) {
    return invalid("The provided model doesn't support counting tokens.");
  }
  const fault = inputFault(call.body['input'], model.id);
  return fault === undefined ? jsonAnswer({ inputTokens }) : invalid(fault);
}

function inputFault(input: Json | undefined, modelId: string): string | undefined {
  if (isObject(input) && isObject(input['converse'])) return conversationFault(input['converse'], modelId);
  if (isObject(input) && isObject(input['invokeModel'])) return bodyFault(input['invokeModel']['body'], modelId);
  return undefined;
}

function bodyFault(encoded: Json | undefined, modelId: string): string | undefined {
  try {
    const body: JsonObject = JSON.parse(Buffer.from(shown(encoded), 'base64').toString());
    return dialectOf(modelId).refuse(body, modelId);
  } catch {
    return 'Malformed input request, please reformat your input and try again.';
  }
}
