/** One call that has been let in: who asks what of which target, with the world it is asked in. */
import type { IncomingHttpHeaders } from 'node:http';

import type { JsonObject } from '../types.ts';
import type { Answer } from './answer.ts';
import type { Caller } from './authentication.ts';
import type { Catalogue } from './catalogue.ts';
import type { Refusal, Shape } from './refusal.ts';
import type { EndpointName, Scenario } from './scenario.ts';
import type { Throttle } from './throttle.ts';

export interface StoredResponse {
  reply: JsonObject;
  /** All that the user had said by then. */
  words: string;
}

export interface World {
  scenario: Scenario;
  catalogue: Catalogue;
  throttle: Throttle;
  /** Prompts that were asked to be cached, by Region and model. */
  cached: Set<string>;
  /** Responses that were stored, by endpoint, Region and id. */
  responses: Map<string, StoredResponse>;
}

export interface Call {
  world: World;
  caller: Caller;
  endpoint: EndpointName;
  shape: Shape;
  /** The API as the recording names it: an `ApiName`, or the operation in kebab case. */
  api: string;
  /** The API that the model must answer, as serving tables name it. */
  baseApi: string;
  stream: boolean;
  /** Path without query, as on the wire. */
  path: string;
  /** Base path of an OpenAI or Anthropic route: `/v1`, `/openai/v1`, `/anthropic/v1`. */
  base: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** What the call names, decoded; empty where it names nothing. */
  target: string;
  body: JsonObject;
}

export interface Route {
  endpoint: EndpointName;
  method: 'GET' | 'POST' | 'DELETE';
  /** Groups `base` and `target`, where the path holds them. */
  path: RegExp;
  /** An `ApiName` without `-stream`, or the operation in kebab case. */
  api: string;
  /** The API that a model must answer for it, where that is another. */
  servedAs?: string;
  shape: Shape;
  /** The IAM action that allows it. */
  action: string;
  /** Always a stream; other routes stream when the body says `stream: true`. */
  stream?: boolean;
  /** Member of the body that names the target, where the path does not; of members in one another, by dots. */
  targetIn?: string;
  /** The body is an event stream: `frames` in the call's body is how many came. */
  framed?: boolean;
  /** Its name in AWS's service model, which says what its request may hold. */
  operation?: string;
  /** Member of that request that the path holds; `modelId` when absent. */
  label?: string;
  handle: (call: Call) => Answer | Refusal;
}
