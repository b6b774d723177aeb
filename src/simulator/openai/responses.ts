/** POST /responses on either endpoint; the runtime answers at once or not at all. */
import { admitToMantle, admitToRuntime } from '../admission.ts';
import { type Answer, jsonAnswer, streamAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import { responseFeatures } from '../features/openai-features.ts';
import { applyFeatures } from '../features/apply.ts';
import { openaiRefusal } from '../features/refusals.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';
import { sseEvent } from '../sse.ts';
import type { Model } from '../catalogue.ts';
import { objectsOf, textOf } from '../features/json.ts';
import type { RequestedFeatures } from '../features/requested-feature.ts';
import { isFrontierGpt } from '../traits.ts';
import { modelFault } from './model-fault.ts';
import { queued, responseEvents, responseReply } from './response.ts';
import { previousFault, storeResponse, wordsBefore } from './stored-responses.ts';
import { responseFault } from './validate.ts';

export function responses(call: Call): Answer | Refusal {
  const unnamed = modelFault(call);
  if (unnamed !== undefined) return unnamed;
  const model = call.endpoint === 'mantle' ? admitToMantle(call) : admitToRuntime(call);
  if (isRefusal(model)) return model;
  const fault =
    responseFault(call.body, model.id) ??
    serverToolFault(call, model.id) ??
    backgroundFault(call) ??
    storageFault(call) ??
    previousFault(call);
  if (fault !== undefined) return fault;
  const budget = call.body['max_output_tokens'];
  const requested = { ...responseFeatures(call.body, call.stream), ...beyondTheCall(call, model) };
  const response = applyFeatures({
    call,
    model,
    requested,
    budget: typeof budget === 'number' ? budget : undefined,
    refuse: openaiRefusal,
  });
  if (isRefusal(response)) return response;
  const reply = responseReply(call.target, response, call.body);
  if (call.body['store'] !== false) storeResponse(call, { reply, words: requested.words });
  if (call.stream) return streamAnswer('text/event-stream', responseEvents(reply).map(sseEvent));
  return jsonAnswer(call.body['background'] === true ? queued(reply) : reply);
}

/** What was said before, and the notes that gpt-oss keeps on mantle without being given them (user guide, "Server-side tool use"). */
function beyondTheCall(call: Call, { id }: Model): Partial<RequestedFeatures> {
  const before = wordsBefore(call);
  const keepsNotes = call.endpoint === 'mantle' && /gpt-oss-(?:20|120)b/.test(id);
  return { ...(before !== '' && { before }), ...(keepsNotes && { keepsNotes }) };
}

/** Web search is GPT's, and mantle's (user guide, "Web Search"); the runtime runs no tools. */
function serverToolFault({ body, endpoint }: Call, modelId: string): Refusal | undefined {
  const type = objectsOf(body['tools'])
    .map((tool) => textOf(tool['type']))
    .find((name) => name !== 'function' && name !== 'custom' && name !== 'mcp');
  if (type === undefined || (endpoint === 'mantle' && type === 'web_search' && isFrontierGpt(modelId)))
    return undefined;
  return invalid(`Tool type '${type}' is not supported with this model.`, { param: 'tools', byModel: true });
}

function backgroundFault(call: Call): Refusal | undefined {
  if (call.body['background'] !== true) return undefined;
  if (call.endpoint === 'mantle') return unstoredFault(call);
  const message = "Unsupported parameter: 'background' is not supported on this endpoint.";
  return invalid(message, { code: 'unsupported_parameter', param: 'background' });
}

/** What nobody can ask for later need not be made in the background. */
function unstoredFault(call: Call): Refusal | undefined {
  if (call.body['store'] !== false) return undefined;
  const message = "Invalid value for 'background': 'background' requires 'store' to be true.";
  return invalid(message, { code: 'invalid_value', param: 'background' });
}

function storageFault(call: Call): Refusal | undefined {
  if (call.world.scenario.retention !== 'none' || call.body['store'] === false) return undefined;
  const message = "store: true is not available with data retention mode 'none'. Set store to false and try again.";
  return invalid(message, { code: 'unsupported_value', param: 'store' });
}
