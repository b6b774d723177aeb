/** Owns which origins stand in for the endpoints of AWS. */
import type { Environment, Setting } from './option.ts';
import { origin } from './parsers.ts';
import { variable } from './variables.ts';

/** Origins without a path; a missing one is AWS's own. */
export interface Endpoints {
  control?: string;
  runtime?: string;
  mantle?: string;
  /** Rerank. */
  agentRuntime?: string;
  /** Service Quotas and the AWS Price List, which the catalogue reads. */
  quotas?: string;
  pricing?: string;
}

const variableOf = {
  control: 'AWS_ENDPOINT_URL_BEDROCK',
  runtime: 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME',
  mantle: 'AWS_ENDPOINT_URL_BEDROCK_MANTLE',
  agentRuntime: 'AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME',
  quotas: 'AWS_ENDPOINT_URL_SERVICE_QUOTAS',
  pricing: 'AWS_ENDPOINT_URL_PRICING',
} as const satisfies Record<keyof Endpoints, string>;

const endpointNames = ['control', 'runtime', 'mantle', 'agentRuntime', 'quotas', 'pricing'] as const;

/** The variable of the service wins over the one for all, as in the AWS SDKs. */
function originFrom(env: Environment, endpoint: keyof typeof variableOf): string | undefined {
  for (const name of [variableOf[endpoint], 'AWS_ENDPOINT_URL'] as const) {
    const value = variable(env, name);
    if (value !== undefined) return origin(value, name);
  }
  return undefined;
}

/** `--endpoint-url` for all of them, else the standard variables. Throws a usage error naming the variable that is no origin. */
export function resolveEndpoints(option: Setting<string> | undefined, env: Environment): Endpoints {
  if (option !== undefined) return Object.fromEntries(endpointNames.map((name) => [name, option.value]));
  if (variable(env, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')?.toLowerCase() === 'true') return {};
  const found = endpointNames.map((name) => [name, originFrom(env, name)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** Where STS is by the environment; undefined where AWS has it. Throws a usage error naming the variable that is no origin. */
export function stsOrigin(env: Environment): string | undefined {
  if (variable(env, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')?.toLowerCase() === 'true') return undefined;
  for (const name of ['AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL'] as const) {
    const value = variable(env, name);
    if (value !== undefined) return origin(value, name);
  }
  return undefined;
}
