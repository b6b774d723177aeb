/** Owns as whom and over what the calls of a run go out. */
import { usageError } from '../errors.ts';
import { chooseBearerToken, type BearerChoice } from './bearer-token.ts';
import { resolveEndpoints, stsOrigin, type Endpoints } from './endpoints.ts';
import { resolveCaBundle, resolveProxies, type Proxies } from './network.ts';
import { optionName, readMany, readOne, type Flags, type Given, type Setting } from './option.ts';
import { options } from './options.ts';

export interface Connection {
  /** Only when asked for by option; AWS_PROFILE belongs to the SDK's default chain. */
  profile?: string;
  /** Profiles whose accounts are measured side by side; absent: one account. */
  accounts?: string[];
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
  const { profile, accounts } = chooseProfiles(given);
  const roleArn = readOne(options.roleArn, given);
  const bearer = chooseBearerToken(given.env, profile?.source ?? roleArn?.source, readOne(options.auth, given));
  if (accounts !== undefined) refuseKey(given, accounts, bearer);
  const sts = stsOrigin(given.env);
  return {
    ...(profile && { profile: profile.value }),
    ...(accounts && { accounts }),
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
      `${externalId.source} goes with --role-arn: only a role needs an external id`,
      'Add --role-arn, or leave it out.',
    );
  }
  return {
    ...(roleArn !== undefined && { roleArn }),
    ...(externalId && { externalId: externalId.value }),
    roleSessionName: readOne(options.roleSessionName, given).value,
  };
}

interface Profiles {
  /** The first, and what gave it. */
  profile?: Setting<string>;
  accounts?: string[];
}

/** @throws UserError (usage) for names that hold an account id: beside others they would stand in every file. */
function chooseProfiles(given: Given): Profiles {
  const { value, source } = readMany(options.profile, given);
  const names = [...new Set(value)];
  const [first] = names;
  if (first === undefined) return {};
  if (names.length === 1) return { profile: { value: first, source } };
  const telling = names.find((name) => /\d{12}/.test(name));
  if (telling === undefined) return { profile: { value: first, source }, accounts: names };
  throw usageError(
    `${source} names several profiles, and the name ${telling.replaceAll(/\d{12}/g, '123456789012')} holds an account id`,
    'Reports of several accounts hold the names of their profiles: give it another one in the AWS configuration.',
  );
}

/** A key opens one account alone. */
function refuseKey(given: Given, accounts: readonly string[], { auth }: BearerChoice): void {
  const { value, source } = readOne(options.auth, given);
  const variable = 'AWS_BEARER_TOKEN_BEDROCK';
  const key = auth === 'api-key' ? `${source} api-key` : variable;
  if (auth !== 'api-key' && (value === 'sigv4' || (given.env[variable]?.trim() ?? '') === '')) return;
  throw usageError(
    `--profile ${accounts.join(',')} and ${key} exclude each other: a Bedrock API key opens one account`,
    'Name one profile, or sign the calls: --auth sigv4.',
  );
}

/** For commands that look at one account. @throws UserError (usage) where several are named. */
export function onlyOneProfile({ accounts }: Pick<Connection, 'accounts'>, command: string): void {
  if (accounts === undefined) return;
  throw usageError(
    `${command} looks at one account, but --profile names ${accounts.length}: ${accounts.join(', ')}`,
    `Name one of them; run ${command} once for each.`,
  );
}
