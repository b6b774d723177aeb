/** The clients of one Region: one per endpoint, all on one wire, all with the same credentials, none with retries of its own. */
import { BedrockClient } from '@aws-sdk/client-bedrock';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import OpenAI from 'openai';

import type { Endpoint } from '../types.ts';
import type { CredentialSource, Identity } from './credentials.ts';
import { originOf, signingName, type EndpointOverrides, type ServiceEndpoint } from './endpoints.ts';
import { sdkHandler } from './sdk-handler.ts';
import { createSignedFetch, type Authentication, type SignedFetch } from './signed-fetch.ts';
import type { Wire } from './wire.ts';

export interface RegionClients {
  region: string;
  control: BedrockClient;
  runtime: BedrockRuntimeClient;
  /** The openai package on an endpoint's base path (`/openai/v1`, `/v1`). */
  openai(endpoint: Endpoint, basePath: string): OpenAI;
  /** For what has no client: the Messages API, and questions of the control plane that are asked once. */
  fetch(endpoint: ServiceEndpoint): SignedFetch;
  origin(endpoint: ServiceEndpoint): string;
}

export interface ClientOptions {
  wire: Wire;
  authentication: Authentication;
  endpoints: EndpointOverrides;
}

/** Makes, once for each Region, its clients. */
export function clientsByRegion(options: ClientOptions): (region: string) => RegionClients {
  const made = new Map<string, RegionClients>();
  return (region) => {
    const known = made.get(region) ?? regionClients(region, options);
    made.set(region, known);
    return known;
  };
}

function regionClients(region: string, options: ClientOptions): RegionClients {
  const origin = (endpoint: ServiceEndpoint): string => originOf(endpoint, region, options.endpoints);
  const fetches = new Map<ServiceEndpoint, SignedFetch>();
  const openais = new Map<string, OpenAI>();
  const fetch = (endpoint: ServiceEndpoint): SignedFetch => {
    const signed = fetches.get(endpoint) ?? signedFetchFor(endpoint, region, { ...options, origin: origin(endpoint) });
    fetches.set(endpoint, signed);
    return signed;
  };
  return {
    region,
    control: new BedrockClient({ ...sdkOptions(region, options), endpoint: origin('bedrock') }),
    runtime: new BedrockRuntimeClient({ ...sdkOptions(region, options), endpoint: origin('bedrock-runtime') }),
    fetch,
    origin,
    openai(endpoint, basePath) {
      const key = endpoint + basePath;
      const client = openais.get(key) ?? openaiOn(origin(endpoint) + basePath, fetch(endpoint));
      openais.set(key, client);
      return client;
    },
  };
}

/** The scheme is always said: a variable that merely exists would turn the SDK to bearer keys (facts of its auth-scheme resolution). */
function sdkOptions(region: string, { wire, authentication }: ClientOptions) {
  const shared = { region, requestHandler: sdkHandler(wire), maxAttempts: 1 };
  if (authentication.kind === 'bearer') {
    return { ...shared, authSchemePreference: ['httpBearerAuth'], token: async () => ({ token: await authentication.keyFor(region) }) };
  }
  return { ...shared, authSchemePreference: ['sigv4'], credentials: unremembered(authentication.credentials) };
}

/** Marked as memoized so that the SDK asks our source each time, and a refresh reaches calls already planned. */
export function unremembered(source: CredentialSource): (() => Promise<Identity>) & { memoized: true } {
  return Object.assign(() => source.identity(), { memoized: true as const });
}

function signedFetchFor(endpoint: ServiceEndpoint, region: string, options: ClientOptions & { origin: string }): SignedFetch {
  const { wire, authentication, origin } = options;
  return createSignedFetch({ wire, authentication, origin, region, service: signingName(endpoint) });
}

/** The key is never sent: the fetch authenticates. It is given so that the package does not look for OPENAI_API_KEY. */
function openaiOn(baseURL: string, fetch: SignedFetch): OpenAI {
  return new OpenAI({ baseURL, fetch, apiKey: 'unused', maxRetries: 0, organization: null, project: null, logLevel: 'off' });
}
