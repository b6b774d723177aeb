/** The clients of one Region: one per endpoint, all on one wire, all with the same credentials, none with retries of its own. */
import { BedrockClient } from '@aws-sdk/client-bedrock';
import type { BedrockRuntimeClient, BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import type OpenAI from 'openai';

import type { Endpoint } from '../types.ts';
import type { Carried } from './carried.ts';
import { createArnRegistry, type ArnRegistry } from './arn-registry.ts';
import type { CredentialSource, Identity } from './credentials.ts';
import { originOf, signingName, type EndpointOverrides, type ServiceEndpoint } from './endpoints.ts';
import { http2Handler } from './http2-handler.ts';
import { onWire, wireOptions } from './sdk-client.ts';
import { createSignedFetch, type Authentication, type SignedFetch } from './signed-fetch.ts';
import type { Wire } from './wire.ts';

export interface RegionClients {
  region: string;
  /** The ARNs of what the account set up, as calls name them. */
  arns: ArnRegistry;
  carried: Carried;
  control: BedrockClient;
  /** Loaded when it is asked for, as all that no listing needs: a run lists while the rest of it is still being loaded. */
  runtime(): Promise<BedrockRuntimeClient>;
  /** The runtime over HTTP/2, for conversations in both directions; signatures only. */
  bidirectional(): Promise<BedrockRuntimeClient>;
  /** Where asynchronous calls leave what they make: `s3://…`. */
  asyncS3Uri?: string;
  /** The openai package on an endpoint's base path (`/openai/v1`, `/v1`). It is large, so it is loaded when it is asked for. */
  openai(endpoint: Endpoint, basePath: string): Promise<OpenAI>;
  /** For what has no client: the Messages API, mantle's model list, and questions of the control plane that are asked once. */
  fetch(endpoint: ServiceEndpoint): SignedFetch;
  origin(endpoint: ServiceEndpoint): string;
}

export interface ClientOptions {
  wire: Wire;
  authentication: Authentication;
  endpoints: EndpointOverrides;
  /** Shared by all Regions. */
  arns?: ArnRegistry;
  /** Absent: nothing. */
  carried?: Carried;
  /** PEM files that HTTP/2 trusts too: it does not go through the wire. */
  caBundles?: readonly string[];
  /** `s3://…`; `{region}` in it stands for the Region of the call. */
  asyncS3Uri?: string;
}

/** Makes, once for each Region, its clients. */
export function clientsByRegion(options: ClientOptions): (region: string) => RegionClients {
  const made = new Map<string, RegionClients>();
  const shared = { ...options, arns: options.arns ?? createArnRegistry() };
  return (region) => {
    const known = made.get(region) ?? regionClients(region, shared);
    made.set(region, known);
    return known;
  };
}

/** The SDK says on the console that it would not try a stream again; that is ours to decide. */
const say = (): void => undefined;
const silent = { debug: say, info: say, warn: say, error: say };

function regionClients(region: string, options: ClientOptions & { arns: ArnRegistry }): RegionClients {
  const origin = (endpoint: ServiceEndpoint): string => originOf(endpoint, region, options.endpoints);
  const fetches = new Map<ServiceEndpoint, SignedFetch>();
  const openais = new Map<string, Promise<OpenAI>>();
  let runtime: Promise<BedrockRuntimeClient> | undefined;
  let bidirectional: Promise<BedrockRuntimeClient> | undefined;
  const common = { ...sdkOptions(region, options), endpoint: origin('bedrock-runtime') };
  const fetch = (endpoint: ServiceEndpoint): SignedFetch => {
    const signed = fetches.get(endpoint) ?? signedFetchFor(endpoint, region, { ...options, origin: origin(endpoint) });
    fetches.set(endpoint, signed);
    return signed;
  };
  return {
    region,
    arns: options.arns,
    carried: options.carried ?? {},
    control: onWire(new BedrockClient({ ...sdkOptions(region, options), endpoint: origin('bedrock') })),
    runtime: () => (runtime ??= runtimeClient(common)),
    bidirectional: () =>
      (bidirectional ??= runtimeClient({
        ...common,
        requestHandler: http2Handler(options.caBundles ?? []),
        logger: silent,
      })),
    ...(options.asyncS3Uri !== undefined && { asyncS3Uri: options.asyncS3Uri.replaceAll('{region}', region) }),
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

async function runtimeClient(config: BedrockRuntimeClientConfig): Promise<BedrockRuntimeClient> {
  const { BedrockRuntimeClient: Client } = await import('@aws-sdk/client-bedrock-runtime');
  return onWire(new Client(config));
}

/** The scheme is always said: a variable that merely exists would turn the SDK to bearer keys (facts of its auth-scheme resolution). */
function sdkOptions(region: string, { wire, authentication }: ClientOptions) {
  const shared = { region, ...wireOptions(wire) };
  if (authentication.kind === 'bearer') {
    return {
      ...shared,
      authSchemePreference: ['httpBearerAuth'],
      token: async () => ({ token: await authentication.keyFor(region) }),
    };
  }
  return { ...shared, authSchemePreference: ['sigv4'], credentials: unremembered(authentication.credentials) };
}

/** Marked as memoized so that the SDK asks our source each time, and a refresh reaches calls already planned. */
export function unremembered(source: CredentialSource): (() => Promise<Identity>) & { memoized: true } {
  return Object.assign(() => source.identity(), { memoized: true as const });
}

function signedFetchFor(
  endpoint: ServiceEndpoint,
  region: string,
  options: ClientOptions & { origin: string },
): SignedFetch {
  const { wire, authentication, origin } = options;
  return createSignedFetch({ wire, authentication, origin, region, service: signingName(endpoint) });
}

/** The key is never sent: the fetch authenticates. It is given so that the package does not look for OPENAI_API_KEY. */
async function openaiOn(baseURL: string, fetch: SignedFetch): Promise<OpenAI> {
  const { default: Client } = await import('openai');
  return new Client({
    baseURL,
    fetch,
    apiKey: 'unused',
    maxRetries: 0,
    organization: null,
    project: null,
    logLevel: 'off',
  });
}
