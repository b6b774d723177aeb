/** Owns as whom and over what the calls of a run go out. */
import { usageError } from '../errors.ts';
import { chooseBearerToken } from './bearer-token.ts';
import { resolveEndpoints, type Endpoints } from './endpoints.ts';
import { resolveCaBundle, resolveProxies, type Proxies } from './network.ts';
import { optionName, readOne, type Flags, type Given } from './option.ts';
import { options } from './options.ts';

export interface Connection {
  /** Only when asked for by option; AWS_PROFILE belongs to the SDK's default chain. */
  profile?: string;
  roleArn?: string;
  endpoints: Endpoints;
  /** A Bedrock API key that is to be used instead of signing; never to be written anywhere. */
  bearerToken?: string;
  /** PEM files, absolute. */
  caBundle: string[];
  proxies: Proxies;
  /** What the user should know of how the settings were read. */
  notes: string[];
}

/** The simulator is on this machine and knows no account: what the environment says of AWS does not reach it. */
export function demoConnection(flags: Flags): Connection {
  const unwanted = [options.endpointUrl, options.profile, options.roleArn];
  const typed = unwanted.map((option) => optionName(option)).find((name) => flags[name] !== undefined);
  if (typed === undefined) return { endpoints: {}, proxies: {}, caBundle: [], notes: [] };
  throw usageError(
    `--demo and --${typed} exclude each other`,
    'The demo calls the built-in simulator; leave one of them out.',
  );
}

/** Throws a usage error naming the option or the variable that is wrong. */
export function resolveConnection(given: Given, cwd: string): Connection {
  const profile = readOne(options.profile, given);
  const roleArn = readOne(options.roleArn, given);
  const bearer = chooseBearerToken(given.env, profile?.source ?? roleArn?.source);
  return {
    ...(profile && { profile: profile.value }),
    ...(roleArn && { roleArn: roleArn.value }),
    endpoints: resolveEndpoints(readOne(options.endpointUrl, given), given.env),
    ...(bearer.token !== undefined && { bearerToken: bearer.token }),
    caBundle: resolveCaBundle(given.env, cwd),
    proxies: resolveProxies(given.env),
    notes: bearer.note === undefined ? [] : [bearer.note],
  };
}
