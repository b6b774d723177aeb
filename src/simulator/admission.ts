/** Whether a call reaches its model: the id, the account, the throughput, the API, the rate. In the order of the service. */
import type { Call } from './call.ts';
import type { Callable, Model, Offer, Profile } from './catalogue.ts';
import { gateFor, tooMany } from './gates.ts';
import { invalid, isRefusal, type Refusal } from './refusal.ts';
import { serves } from './serving.ts';

interface RuntimeTarget {
  offer?: Offer;
  profile?: Profile;
  callable?: Callable;
  model: Model;
}

/** The model behind an id, an ARN or a profile that is callable from the call's Region. */
function runtimeTarget(call: Call): RuntimeTarget | Refusal {
  const region = call.world.catalogue(call.caller.region);
  const profile = region.profiles.get(call.target);
  if (profile !== undefined) return { profile, model: profile.model };
  const callable = region.callables.get(call.target);
  if (callable !== undefined) return { callable, model: callable.answering };
  const [, itsRegion, id] = /^arn:aws[\w-]*:bedrock:([\w-]*)::foundation-model\/(.+)$/.exec(call.target) ?? [];
  // An ARN of another Region is no identifier of this one's (earendil-works/pi#5527).
  const offer = region.offers.get(id !== undefined && itsRegion === call.caller.region ? id : call.target);
  if (offer === undefined) return invalid('The provided model identifier is invalid.');
  return { offer, model: offer.model };
}

/** Counting tokens needs neither throughput nor a profile. */
export function admitToRuntime(call: Call): Model | Refusal {
  const target = runtimeTarget(call);
  if (isRefusal(target)) return target;
  const refusal =
    gateFor(call.world.scenario, 'runtime', target.model) ??
    applicationProfileRefusal(call, target) ??
    callableRefusal(call, target) ??
    throughputRefusal(call, target) ??
    apiRefusal(call, target.model) ??
    streamRefusal(call, target.model) ??
    rateRefusal(call, 'runtime', target.model);
  return refusal ?? target.model;
}

function applicationProfileRefusal(call: Call, { profile }: RuntimeTarget): Refusal | undefined {
  if (profile?.type !== 'APPLICATION' || call.shape === 'native') return undefined;
  return unserved(call);
}

/** The service's own ways only; and no call before it stands ready. */
function callableRefusal(call: Call, { callable }: RuntimeTarget): Refusal | undefined {
  if (callable === undefined) return undefined;
  if (call.shape !== 'native') return unserved(call);
  if (callable.status !== undefined && !/^(?:InService|Active|REGISTERED|AVAILABLE)$/.test(callable.status)) {
    return {
      status: 429,
      type: 'ModelNotReadyException',
      message: 'Model is not ready for inference. Wait and try your request again.',
    };
  }
  if (callable.kind !== 'prompt-router' || ['invoke', 'converse'].includes(call.baseApi)) return undefined;
  return invalid("This action doesn't support the model that you provided.");
}

function throughputRefusal(call: Call, { offer, model }: RuntimeTarget): Refusal | undefined {
  if (offer === undefined || offer.onDemand) return undefined;
  return invalid(
    `Invocation of model ID ${model.id} with on-demand throughput isn\u2019t supported. Retry your request with the ID or ` +
      'ARN of an inference profile that contains this model.',
  );
}

/** Counting tokens is refused in the name of the API it counts for. */
function unserved(call: Call): Refusal {
  const api = call.path.replace(/\/count_tokens$/, '');
  return invalid(`The model '${call.target}' does not support the '${api}' API`);
}

const notForChat =
  "This action doesn't support the model that you provided. Try again with a supported text or chat model.";

function apiRefusal(call: Call, model: Model): Refusal | undefined {
  if (serves(model.runtime, call.baseApi) || answersBeyond(call.baseApi, model)) return undefined;
  if (call.shape !== 'native') return unserved(call);
  if (call.baseApi === 'converse') return invalid(notForChat);
  if (call.baseApi === 'async-invoke')
    return invalid("The model that you provided doesn't support the StartAsyncInvoke operation.");
  if (call.baseApi === 'bidirectional') {
    return invalid("The model that you provided doesn't support the InvokeModelWithBidirectionalStream operation.");
  }
  if (model.output.includes('VIDEO')) {
    return invalid(
      "This model doesn't support synchronous invocation. Use the StartAsyncInvoke operation and try again.",
    );
  }
  if (model.output.includes('SPEECH')) {
    return invalid('This model is supported only by the InvokeModelWithBidirectionalStream operation.');
  }
  return invalid("This action doesn't support the model that you provided.");
}

/** The operations that AWS's tables of APIs leave out. */
function answersBeyond(api: string, { id, input, output }: Model): boolean {
  if (api === 'rerank') return id.includes('.rerank');
  if (api === 'async-invoke') return output.includes('VIDEO') || /marengo|nova-.*embed/.test(id);
  return api === 'bidirectional' && input.includes('SPEECH') && output.includes('SPEECH');
}

function streamRefusal(call: Call, model: Model): Refusal | undefined {
  return call.stream && !model.streaming ? invalid('The model is unsupported for streaming.') : undefined;
}

function rateRefusal(call: Call, endpoint: 'runtime' | 'mantle', model: Model): Refusal | undefined {
  if (call.world.throttle(endpoint, call.caller.region, model.id)) return undefined;
  return tooMany('Too many requests, please wait before trying again.');
}

/** The id's gate and its right to be counted. */
export function admitToCount(call: Call): Model | Refusal {
  const target = runtimeTarget(call);
  if (isRefusal(target)) return target;
  return gateFor(call.world.scenario, 'runtime', target.model) ?? target.model;
}

export function admitToMantle(call: Call): Model | Refusal {
  const model = call.world.catalogue(call.caller.region).mantle.get(call.target);
  if (model === undefined) return absent(call.target);
  const refusal =
    gateFor(call.world.scenario, 'mantle', model) ?? routeRefusal(call, model) ?? rateRefusal(call, 'mantle', model);
  return refusal ?? model;
}

export function absent(id: string): Refusal {
  return { status: 404, type: 'ResourceNotFoundException', message: `The model '${id}' does not exist` };
}

/** A model that answers the API elsewhere refuses the route; one that does not refuses the API. */
function routeRefusal(call: Call, model: Model): Refusal | undefined {
  if (!serves(model.mantle, call.baseApi)) return unserved(call);
  return model.mantle.prefix === call.base ? undefined : wrongRoute(call, model);
}

/** Three replies are on record for the other base path, and two of them look like something worse. */
function wrongRoute(call: Call, model: Model): Refusal {
  if (model.id.startsWith('google.gemma-4')) {
    return { status: 401, type: 'AccessDeniedException', message: 'Berm is not enabled for this account' };
  }
  if (model.id.startsWith('openai.gpt-5.6')) return unserved(call);
  return invalid(`model \`${model.id}\` isn't supported on this route`);
}
