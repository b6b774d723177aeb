/** Owns as whom and over what the calls of a run go out. */
import { usageError } from '../errors.ts';
import { chooseBearerToken } from './bearer-token.ts';
import { resolveEndpoints, stsOrigin, type Endpoints } from './endpoints.ts';
import { resolveCaBundle, resolveProxies, type Proxies } from './network.ts';
import { optionName, readOne, type Flags, type Given } from './option.ts';
import { options } from './options.ts';

export interface Connection {
  /** Only when asked for by option; AWS_PROFILE belongs to the SDK's default chain. */
  profile?: string;
  roleArn?: string;
  externalId?: string;
  roleSessionName: string;
  endpoints: Endpoints;
  /** Where STS is, when not where AWS has it. */
  stsOrigin?: string;
  /** `api-key`: calls carry a Bedrock API key instead of a signature. */
  auth: 'sigv4' | 'api-key';
  /** The key of the environment; with `api-key` and none, one is made. Never to be written anywhere. */
  bearerToken?: string;
  /** PEM files, absolute. */
  caBundle: string[];
  proxies: Proxies;
  /** What the user should know of how the settings were read. */
  notes: string[];
}

/** The simulator is on this machine and knows no account: what the environment says of AWS does not reach it. */
export function demoConnection(flags: Flags): Connection {
  const unwanted = [options.endpointUrl, options.profile, options.roleArn, options.auth];
  const typed = unwanted.map((option) => optionName(option)).find((name) => flags[name] !== undefined);
  if (typed === undefined) {
    return { endpoints: {}, proxies: {}, caBundle: [], notes: [], auth: 'sigv4', roleSessionName: 'bedrock-matrix' };
  }
  throw usageError(
    `--demo and --${typed} exclude each other`,
    'The demo calls the built-in simulator; leave one of them out.',
  );
}

/** Throws a usage error naming the option or the variable that is wrong. */
export function resolveConnection(given: Given, cwd: string): Connection {
  const profile = readOne(options.profile, given);
  const roleArn = readOne(options.roleArn, given);
  const bearer = chooseBearerToken(given.env, profile?.source ?? roleArn?.source, readOne(options.auth, given));
  const sts = stsOrigin(given.env);
  return {
    ...(profile && { profile: profile.value }),
    ...resolveRole(given, roleArn?.value),
    endpoints: resolveEndpoints(readOne(options.endpointUrl, given), given.env),
    ...(sts !== undefined && { stsOrigin: sts }),
    auth: bearer.auth,
    ...(bearer.token !== undefined && { bearerToken: bearer.token }),
    caBundle: resolveCaBundle(given.env, cwd),
    proxies: resolveProxies(given.env),
    notes: bearer.note === undefined ? [] : [bearer.note],
  };
}

function resolveRole(
  given: Given,
  roleArn: string | undefined,
): Pick<Connection, 'roleArn' | 'externalId' | 'roleSessionName'> {
  const externalId = readOne(options.externalId, given);
  if (externalId !== undefined && roleArn === undefined) {
    throw usageError(
      `${externalId.source} goes with --role-arn: only a role asks for an external id`,
      'Add --role-arn, or leave it out.',
    );
  }
  return {
    ...(roleArn !== undefined && { roleArn }),
    ...(externalId && { externalId: externalId.value }),
    roleSessionName: readOne(options.roleSessionName, given).value,
  };
}
