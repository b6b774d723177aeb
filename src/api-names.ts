/** The APIs by name, and what follows from the facts of each. */
import { apiFacts, type ApiFacts, type ApiName, type Endpoint } from './api-facts.ts';

type Facts = typeof apiFacts;

/** The streaming APIs by the API that each is the stream of: the compiler knows which API has one. */
type Streams = {
  [Name in ApiName as Facts[Name] extends { streamOf: infer Plain extends ApiName } ? Plain : never]: Name;
};

export function isApiName(name: string): name is ApiName {
  return Object.hasOwn(apiFacts, name);
}

/** All APIs in the order of the columns. */
export const apiNames: readonly ApiName[] = Object.keys(apiFacts).filter(isApiName);

/** Those that a run without `--api` tests. */
export const defaultApis: readonly ApiName[] = apiNames.filter((name) => factsOf(name).tested === 'by default');

export function factsOf(api: ApiName): ApiFacts {
  return apiFacts[api];
}

/** Whether the endpoint has the API for any model at all: where not, that is known without a call. */
export function hasApi(endpoint: Endpoint, api: ApiName): boolean {
  return factsOf(api).services[endpoint] !== undefined;
}

/** The base paths to try, in order; empty where the endpoint has no such API. */
export function routesOf(api: ApiName, endpoint: Endpoint): readonly string[] {
  return factsOf(api).services[endpoint]?.routes ?? [];
}

/** The IAM action behind a call; undefined where the endpoint has no such API. */
export function actionOf(api: ApiName, endpoint: Endpoint): string | undefined {
  return factsOf(api).services[endpoint]?.action;
}

/** Whether the action is permitted on `*` or not at all. */
export function knowsNoResource(action: string): boolean {
  return apiNames.some((api) =>
    Object.values(factsOf(api).services).some((service) => service.action === action && service.anyResource === true),
  );
}

/** The endpoint of AWS that serves the API to models of this one. */
export function hostOf(api: ApiName, endpoint: Endpoint): Endpoint | 'bedrock-agent-runtime' {
  return factsOf(api).services[endpoint]?.host ?? endpoint;
}

/** An answer of it costs nothing, whatever the model. */
export function isFree(api: ApiName): boolean {
  return factsOf(api).bills.length === 0;
}

/** The API that answers the same requests in one piece: its own for one that does not stream. */
export function plainOf(api: ApiName): ApiName {
  const facts = apiFacts[api];
  return 'streamOf' in facts ? facts.streamOf : api;
}

export function isStream(api: ApiName): boolean {
  return factsOf(api).streamOf !== undefined;
}

export const streamingApis: readonly ApiName[] = apiNames.filter(isStream);

/** APIs with those that stream their answers. */
export function withStreams(...plain: readonly ApiName[]): ApiName[] {
  return apiNames.filter((name) => plain.includes(plainOf(name)));
}

const streams = Object.fromEntries(streamingApis.map((name) => [plainOf(name), name])) as Streams;

/** The API that streams the answers of another. */
export function streamOf(plain: keyof Streams): ApiName {
  return streams[plain];
}
