/** POST /chat/completions on either endpoint. */
import { admitToMantle, admitToRuntime } from '../admission.ts';
import { type Answer, jsonAnswer, streamAnswer } from '../answer.ts';
import { isObject } from '../bodies/schema.ts';
import type { Call } from '../call.ts';
import { chatFeatures } from '../features/openai-features.ts';
import { applyFeatures } from '../features/apply.ts';
import { openaiRefusal } from '../features/refusals.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { sseData } from '../sse.ts';
import { chatChunks, chatReply } from './chat-completion.ts';
import { modelFault } from './model-fault.ts';
import { chatBudget, chatFault } from './validate.ts';

export function chatCompletions(call: Call): Answer | Refusal {
  const unnamed = modelFault(call);
  if (unnamed !== undefined) return unnamed;
  const model = call.endpoint === 'mantle' ? admitToMantle(call) : admitToRuntime(call);
  if (isRefusal(model)) return model;
  const fault = chatFault(call.body, model.id);
  if (fault !== undefined) return fault;
  const requested = chatFeatures(call.body, call.stream);
  const response = applyFeatures({ call, model, requested, budget: chatBudget(call.body), refuse: openaiRefusal });
  if (isRefusal(response)) return response;
  const choices = typeof call.body['n'] === 'number' ? call.body['n'] : 1;
  if (!call.stream) return jsonAnswer(chatReply(call.target, response, choices));
  const options = call.body['stream_options'];
  const includeUsage = isObject(options) && options['include_usage'] === true;
  const chunks = chatChunks(call.target, response, { includeUsage, choices });
  return streamAnswer('text/event-stream', [...chunks.map(sseData), sseData('[DONE]')]);
}
