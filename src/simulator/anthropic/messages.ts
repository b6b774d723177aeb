/** POST /anthropic/v1/messages on either endpoint, and mantle's count_tokens. */
import { admitToMantle, admitToRuntime } from '../admission.ts';
import { type Answer, jsonAnswer, streamAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Model } from '../catalogue.ts';
import { messagesFeatures } from '../features/messages-features.ts';
import { applyFeatures } from '../features/apply.ts';
import { anthropicRefusal } from '../features/refusals.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';
import { sseEvent } from '../sse.ts';
import { isTooNew } from '../bodies/claude.ts';
import { flagFault } from './flags.ts';
import { messageEvents, messageReply } from './message.ts';
import { anthropicFault } from './validate.ts';

const versions = new Set(['2023-06-01', '2026-10-21']);

export function messages(call: Call): Answer | Refusal {
  const model = admitted(call, true);
  if (isRefusal(model)) return model;
  const budget = call.body['max_tokens'];
  const requested = messagesFeatures(call.body, call.stream);
  const response = applyFeatures({
    call,
    model,
    requested,
    budget: typeof budget === 'number' ? budget : undefined,
    refuse: anthropicRefusal,
  });
  if (isRefusal(response)) return response;
  if (!call.stream) return jsonAnswer(messageReply(call.target, response));
  return streamAnswer('text/event-stream', messageEvents(call.target, response).map(sseEvent));
}

export function countMessageTokens(call: Call): Answer | Refusal {
  const model = admitted(call, false);
  return isRefusal(model) ? model : jsonAnswer({ input_tokens: 12 });
}

function admitted(call: Call, needsBudget: boolean): Model | Refusal {
  const fault = versionFault(call) ?? modelFault(call);
  if (fault !== undefined) return invalid(fault);
  const model = call.endpoint === 'mantle' ? admitToMantle(call) : admitToRuntime(call);
  if (isRefusal(model)) return model;
  const version = String(call.headers['anthropic-version']);
  const refused =
    (isTooNew(version, model.id) ? notValid(version) : undefined) ??
    flagFault(flagsOf(call), model.id, call.endpoint === 'mantle') ??
    anthropicFault(call.body, model.id, needsBudget);
  return refused === undefined ? model : invalid(refused);
}

function versionFault(call: Call): string | undefined {
  const given = call.headers['anthropic-version'];
  // `AnthropicBedrockMantle` of @anthropic-ai/bedrock-sdk sends none.
  if (given === undefined) return call.endpoint === 'mantle' ? undefined : 'anthropic-version: header is required';
  return versions.has(String(given)) ? undefined : notValid(String(given));
}

function notValid(version: string): string {
  return `anthropic-version: "${version}" is not a valid version`;
}

/** One header, with commas between. */
function flagsOf({ headers }: Call): string[] {
  const given = headers['anthropic-beta'];
  return given === undefined ? [] : String(given).split(/\s*,\s*/);
}

function modelFault(call: Call): string | undefined {
  return call.target === '' ? 'model: Field required' : undefined;
}
