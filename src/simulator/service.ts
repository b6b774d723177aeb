/** From one HTTP request to one answer: route, identity, faults, permission, then the API itself. No sockets here. */
import type { Json, JsonObject } from '../types.ts';
import type { Answer } from './answer.ts';
import { authenticate } from './authentication.ts';
import { isObject } from './bodies/schema.ts';
import type { Call, World } from './call.ts';
import { openCatalogue } from './catalogue.ts';
import { contentTypeFault } from './content-type.ts';
import { framesIn } from './event-stream.ts';
import { createFaultPicker, faultyAnswer } from './faults.ts';
import { sessionToken } from './identity.ts';
import { latencyMs } from './latency.ts';
import { actionsOf, denial } from './permissions.ts';
import { invalid, isRefusal, type Refusal, refusalAnswer, type Shape } from './refusal.ts';
import { findRoute, type Routed } from './routes.ts';
import type { EndpointName, Scenario } from './scenario.ts';
import { requestRefusal } from './shapes/request.ts';
import type { SignedRequest } from './signature.ts';
import { createThrottle } from './throttle.ts';
import { unknownOperation } from './unknown-operation.ts';

export interface Served {
  answer: Answer;
  /** Before the answer begins. */
  delayMs: number;
  /** What was asked, as far as it was understood. */
  call?: Call;
  /** The IAM actions that the call needed. */
  actions?: string[];
}

export type Service = (endpoint: EndpointName, request: SignedRequest) => Served;

export function createService(scenario: Scenario): Service {
  const now = (): number => Date.now() + (scenario.clockOffsetMs ?? 0);
  const world: World = {
    scenario,
    catalogue: openCatalogue(scenario),
    throttle: createThrottle(scenario.throttle ?? [], now),
    cached: new Set(),
    responses: new Map(),
  };
  const faultOf = createFaultPicker(scenario.faults ?? []);
  const delayOf = createDelays(scenario);
  return (endpoint, request) => {
    const [path = '/', query = ''] = request.url.split('?', 2);
    const routed = findRoute(endpoint, request.method, path);
    if (routed === undefined) return { answer: unknownOperation(endpoint, request), delayMs: 0 };
    const { shape } = routed.route;
    const caller = authenticate(request, {
      endpoint,
      takesApiKeyHeader: shape === 'anthropic',
      now: now(),
      keyRegion: scenario.region ?? 'us-east-1',
      sessionTokens: scenario.sessionTokens ?? [sessionToken],
    });
    if (isRefusal(caller)) return { answer: refusalAnswer(doorShape(endpoint, shape), caller), delayMs: 0 };
    if (scenario.closedRegions?.includes(caller.region) === true) {
      return { answer: refusalAnswer(doorShape(endpoint, shape), notOptedIn(endpoint)), delayMs: 0 };
    }
    const unread = contentTypeFault(routed.route, request.headers);
    if (unread !== undefined) return { answer: refusalAnswer(shape, unread), delayMs: 0 };
    const body = bodyOf(routed.route, request.body);
    if (body === undefined) return { answer: refusalAnswer(shape, unreadable(shape)), delayMs: 0 };
    const asked = { path, query: new URLSearchParams(query), headers: request.headers, body };
    const call: Call = { world, caller, ...asked, ...described(routed, endpoint, body) };
    const fault = faultOf(call);
    const regular = (): Answer => regularAnswer(call, routed);
    const answer = fault === undefined ? regular() : faultyAnswer(call, fault, regular);
    return { answer, delayMs: delayOf(call), call, actions: actionsOf(call, routed.route) };
  };
}

function described(routed: Routed, endpoint: EndpointName, body: JsonObject) {
  const { route, base } = routed;
  const named = memberAt(body, route.targetIn ?? 'model');
  const isInBody = base !== '' || route.targetIn !== undefined;
  const stream = route.stream === true || (base !== '' && body['stream'] === true && route.api !== 'count-tokens');
  return {
    endpoint,
    shape: route.shape,
    api: stream ? `${route.api}-stream` : route.api,
    baseApi: route.servedAs ?? route.api,
    stream,
    base,
    target: isInBody ? (typeof named === 'string' ? named : '') : routed.target,
  };
}

function memberAt(body: JsonObject, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((part, name) => (isObject(part) ? part[name] : undefined), body);
}

function regularAnswer(call: Call, { route }: Routed): Answer {
  const denied = denial(call, actionsOf(call, route));
  if (denied !== undefined) return refusalAnswer(doorShape(call.endpoint, call.shape), denied);
  const result = requestRefusal(call, route) ?? route.handle(call);
  return isRefusal(result) ? refusalAnswer(call.shape, result) : result;
}

/** The door of the runtime speaks one shape, whichever API lies behind it; mantle's speaks the API's own. */
function doorShape(endpoint: EndpointName, shape: Shape): Shape {
  return endpoint === 'mantle' ? shape : 'native';
}

/** A Region that an account has not opted in to knows none of its credentials. */
function notOptedIn(endpoint: EndpointName): Refusal {
  const message = 'The security token included in the request is invalid.';
  return {
    status: endpoint === 'mantle' ? 401 : 403,
    type: 'UnrecognizedClientException',
    message,
    code: 'invalid_api_key',
  };
}

function bodyOf({ method, framed }: Routed['route'], bytes: Buffer): JsonObject | undefined {
  if (method !== 'POST') return {};
  return framed === true ? { frames: framesIn(bytes) } : parsed(bytes);
}

function parsed(bytes: Buffer): JsonObject | undefined {
  if (bytes.length === 0) return {};
  try {
    const value: Json = JSON.parse(bytes.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function unreadable(shape: Shape): Refusal {
  if (shape === 'native') return invalid('Malformed input request, please reformat your input and try again.');
  return invalid('We could not parse the JSON body of your request.', { code: 'invalid_json' });
}

function createDelays({ latency = 0, seed = 0 }: Scenario): (call: Call) => number {
  if (typeof latency === 'number') return () => latency;
  const counts = new Map<string, number>();
  return ({ target, api, caller }) => {
    const key = `${caller.region} ${target} ${api}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return latencyMs(latency, [seed, key, count]);
  };
}
