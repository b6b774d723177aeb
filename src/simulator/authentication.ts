/** Who is calling, and for which Region: a signature or an API key, refused in the words of each endpoint. */
import { bearerKey, bearerPrefix } from './identity.ts';
import type { Refusal } from './refusal.ts';
import { isRefusal } from './refusal.ts';
import type { EndpointName } from './scenario.ts';
import { shortKeyRegion } from './short-key.ts';
import { type SignedRequest, verifySignature } from './signature.ts';

export interface Caller {
  auth: 'sigv4' | 'bearer';
  region: string;
}

export interface Gateway {
  endpoint: EndpointName;
  /** Anthropic paths take the key in `x-api-key` too. */
  takesApiKeyHeader: boolean;
  now: number;
  /** Region of calls with a key. */
  keyRegion: string;
  sessionTokens: readonly string[];
}

/** SigV4 service names; those of Service Quotas and of the Price List are of their service models. */
const signingNames = {
  control: 'bedrock',
  runtime: 'bedrock',
  mantle: 'bedrock-mantle',
  quotas: 'servicequotas',
  pricing: 'pricing',
  agentRuntime: 'bedrock',
} as const satisfies Record<EndpointName, string>;

export function authenticate(request: SignedRequest, gateway: Gateway): Caller | Refusal {
  const authorization = request.headers.authorization;
  const apiKey = gateway.takesApiKeyHeader ? request.headers['x-api-key'] : undefined;
  const key = typeof apiKey === 'string' ? apiKey : bearerOf(authorization);
  const verdict = key === undefined ? signedCaller(request, gateway, authorization) : keyCaller(key, gateway);
  return isRefusal(verdict) && gateway.endpoint === 'mantle' ? { ...verdict, status: 401 } : verdict;
}

function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer\s+(.*)$/i.exec(authorization ?? '')?.[1];
}

function signedCaller(request: SignedRequest, gateway: Gateway, authorization: string | undefined): Caller | Refusal {
  if (authorization === undefined) return missing(gateway);
  const service = signingNames[gateway.endpoint];
  const signed = verifySignature(request, { service, now: gateway.now, sessionTokens: gateway.sessionTokens });
  return isRefusal(signed) ? signed : { auth: 'sigv4', region: signed.region };
}

function missing(gateway: Gateway): Refusal {
  const type = 'MissingAuthenticationTokenException';
  const message =
    gateway.endpoint === 'mantle' ? "Missing 'authorization' or 'x-api-key' header" : 'Missing Authentication Token';
  return { status: 403, type, message, code: 'invalid_api_key' };
}

function keyCaller(key: string, gateway: Gateway): Caller | Refusal {
  if (key === bearerKey) return { auth: 'bearer', region: gateway.keyRegion };
  const region = shortKeyRegion(key, gateway);
  if (region !== undefined) return { auth: 'bearer', region };
  const refusal = {
    status: 403,
    type: 'AccessDeniedException',
    door: true,
    code: 'invalid_api_key',
  } satisfies Partial<Refusal>;
  if (gateway.endpoint === 'mantle') return { ...refusal, message: 'Invalid bearer token' };
  // Long-term keys begin with ABSK, short-term ones with the other prefix.
  if (!key.startsWith(bearerPrefix) && !key.startsWith('ABSK')) {
    return { ...refusal, message: 'Invalid API Key format: Must start with pre-defined prefix' };
  }
  return { ...refusal, message: 'Authentication failed: Please make sure your API Key is valid.' };
}
