/** Owns which origins stand in for the endpoints of AWS. */
import type { Environment, Setting } from './option.ts';
import { origin } from './parsers.ts';
import { variable } from './variables.ts';

/** Origins without a path; a missing one is AWS's own. */
export interface Endpoints {
  control?: string;
  runtime?: string;
  mantle?: string;
}

const variableOf = {
  control: 'AWS_ENDPOINT_URL_BEDROCK',
  runtime: 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME',
  mantle: 'AWS_ENDPOINT_URL_BEDROCK_MANTLE',
} as const;

/** The variable of the service wins over the one for all, as in the AWS SDKs. */
function originFrom(env: Environment, endpoint: keyof typeof variableOf): string | undefined {
  for (const name of [variableOf[endpoint], 'AWS_ENDPOINT_URL'] as const) {
    const value = variable(env, name);
    if (value !== undefined) return origin(value, name);
  }
  return undefined;
}

/** `--endpoint-url` for all three, else the standard variables. Throws a usage error naming the variable that is no origin. */
export function resolveEndpoints(option: Setting<string> | undefined, env: Environment): Endpoints {
  if (option !== undefined) return { control: option.value, runtime: option.value, mantle: option.value };
  if (variable(env, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')?.toLowerCase() === 'true') return {};
  const control = originFrom(env, 'control');
  const runtime = originFrom(env, 'runtime');
  const mantle = originFrom(env, 'mantle');
  return { ...(control && { control }), ...(runtime && { runtime }), ...(mantle && { mantle }) };
}
