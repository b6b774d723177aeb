/** POST /responses on either endpoint; the runtime answers at once or not at all. */
import { admitToMantle, admitToRuntime } from '../admission.ts';
import { type Answer, jsonAnswer, streamAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import { responseFeatures } from '../features/openai-features.ts';
import { applyFeatures } from '../features/apply.ts';
import { openaiRefusal } from '../features/refusals.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';
import { sseEvent } from '../sse.ts';
import { modelFault } from './model-fault.ts';
import { responseEvents, responseReply } from './response.ts';
import { responseFault } from './validate.ts';

export function responses(call: Call): Answer | Refusal {
  const unnamed = modelFault(call);
  if (unnamed !== undefined) return unnamed;
  const model = call.endpoint === 'mantle' ? admitToMantle(call) : admitToRuntime(call);
  if (isRefusal(model)) return model;
  const fault = responseFault(call.body, model.id) ?? backgroundFault(call) ?? storageFault(call);
  if (fault !== undefined) return fault;
  const budget = call.body['max_output_tokens'];
  const wishes = responseFeatures(call.body, call.stream);
  const said = applyFeatures({
    call,
    model,
    wishes,
    budget: typeof budget === 'number' ? budget : undefined,
    refuse: openaiRefusal,
  });
  if (isRefusal(said)) return said;
  if (!call.stream) return jsonAnswer(responseReply(call.target, said, call.body));
  return streamAnswer('text/event-stream', responseEvents(call.target, said, call.body).map(sseEvent));
}

function backgroundFault(call: Call): Refusal | undefined {
  if (call.endpoint === 'mantle' || call.body['background'] !== true) return undefined;
  const message = "Unsupported parameter: 'background' is not supported on this endpoint.";
  return invalid(message, { code: 'unsupported_parameter', param: 'background' });
}

function storageFault(call: Call): Refusal | undefined {
  if (call.world.scenario.retention !== 'none' || call.body['store'] === false) return undefined;
  const message = "store: true is not available with data retention mode 'none'. Set store to false and try again.";
  return invalid(message, { code: 'unsupported_value', param: 'store' });
}
