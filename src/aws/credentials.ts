/** Where credentials come from: the SDK's providers, on our wire, as one source for all clients. */
import { nearest } from '../config/nearest.ts';
import { profileNames } from '../config/profile-region.ts';
import { UserError } from '../errors.ts';
import { credentialSource, type CredentialSource, type Identity, type Provider } from './credential-source.ts';
import { redact } from './redact.ts';
import { sdkHandler } from './sdk-handler.ts';
import { rememberSecret } from './secrets/known-secrets.ts';
import type { Wire } from './wire.ts';

export type { CredentialSource, Identity } from './credential-source.ts';

export interface CredentialOptions {
  /** Named profile, as given; wins over keys in the environment, as in the AWS CLI. */
  profile?: string;
  roleArn?: string;
  /** Of the role, where it asks for one. */
  externalId?: string;
  /** `bedrock-matrix` when not given. */
  roleSessionName?: string;
  region: string;
  env: Record<string, string | undefined>;
  /** For STS and SSO, which stand behind the same proxies and authorities as all else. */
  wire: Wire;
  /** Asks the user for the code of an MFA device. */
  mfaCode?: (serial: string) => Promise<string>;
}

/**
 * The AWS SDK's default chain (environment, shared files, SSO, credential_process, web identity, container and instance roles),
 * with the named profile or the role to assume; keys in the injected environment first. STS is where AWS_ENDPOINT_URL_STS says.
 */
export async function defaultCredentials(options: CredentialOptions): Promise<CredentialSource> {
  const { fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const { profile, roleArn, region, wire, mfaCode } = options;
  const clientConfig = { region, requestHandler: sdkHandler(wire) };
  const fromKeys = profile === undefined ? keysIn(options.env) : undefined;
  const named = profile ?? (fromKeys === undefined ? options.env['AWS_PROFILE'] : undefined);
  if (named) checkProfile(named, options);
  const chain = {
    clientConfig,
    ignoreCache: true,
    logger: silent,
    ...(profile && { profile }),
    ...(mfaCode && { mfaCodeProvider: mfaCode }),
  };
  const base: Provider = fromKeys ? () => Promise.resolve(fromKeys) : fromNodeProviderChain(chain);
  if (roleArn === undefined) return credentialSource(explained(base, options));
  const { externalId, roleSessionName = 'bedrock-matrix' } = options;
  const assumed = fromTemporaryCredentials({
    masterCredentials: base,
    params: { RoleArn: roleArn, RoleSessionName: roleSessionName, ...(externalId && { ExternalId: externalId }) },
    clientConfig,
  });
  return credentialSource(explained(() => assumed(), options));
}

/** The SDK warns on the console of keys beside a profile; which of them wins is ours to say. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {}

function keysIn(env: CredentialOptions['env']): Identity | undefined {
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  const sessionToken = env['AWS_SESSION_TOKEN'];
  if (!accessKeyId || !secretAccessKey) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

function explained(provider: Provider, { profile, roleArn }: CredentialOptions): Provider {
  return async (options) => {
    try {
      return remembered(await provider(options));
    } catch (error) {
      if (error instanceof UserError) throw error;
      // Nobody is there to assume it: the role itself was never named to STS.
      const nobody = wordsOf(error).startsWith('Could not load credentials');
      throw roleArn === undefined || nobody ? noCredentials(error, profile) : roleRefused(error, profile);
    }
  };
}

/** What it gives is never shown, whoever echoes it. */
function remembered(identity: Identity): Identity {
  rememberSecret(identity.accessKeyId);
  rememberSecret(identity.secretAccessKey);
  rememberSecret(identity.sessionToken);
  return identity;
}

/** Without this the SDK goes on to the next place of its chain, or says that it found nothing. */
function checkProfile(profile: string, options: CredentialOptions): void {
  const names = profileNames(options.env);
  // Without any profile, one that only AWS_PROFILE names may be left over on a machine that has a role of its own.
  if (names.includes(profile) || (names.length === 0 && options.profile === undefined)) return;
  if (names.length === 0) {
    throw new UserError(
      `There is no profile ${profile}: the AWS configuration has no profiles.`,
      `\`aws configure --profile ${profile}\` or \`aws configure sso --profile ${profile}\` makes it; AWS_CONFIG_FILE names another file than ~/.aws/config.`,
    );
  }
  const near = names.length > mostNames ? nearest(profile, names) : names;
  throw new UserError(
    `There is no profile ${profile} in the AWS configuration.`,
    near.length > 0 ? `It has ${near.join(', ')}.` : '`aws configure list-profiles` shows those that it has.',
  );
}

/** Profiles that one sentence names; of more, the nearest. */
const mostNames = 12;

function roleRefused(error: unknown, profile: string | undefined): UserError {
  const by = profile === undefined ? '' : ` by the profile ${profile}`;
  return new UserError(
    `The role of --role-arn cannot be assumed${by}: ${wordsOf(error)}`,
    'Check the ARN, its trust policy (--external-id where it needs one), and the credentials that assume it (`aws sts assume-role`).',
  );
}

function noCredentials(error: unknown, profile: string | undefined): UserError {
  // The SDK's words for a session of SSO that has ended.
  if (/sso|expired/i.test(wordsOf(error)))
    return new UserError(`The credentials have expired or nobody has signed in: ${wordsOf(error)}`, signInFor(profile));
  const where =
    profile === undefined
      ? 'the environment, the shared files, SSO, a web identity or a role'
      : `the profile ${profile}`;
  return new UserError(
    `No usable AWS credentials: ${wordsOf(error)}`,
    `Give them by ${where} (\`aws sts get-caller-identity${profileWords(profile)}\` shows what works), set AWS_BEARER_TOKEN_BEDROCK to a Bedrock API key, or see everything without an account: bedrock-matrix --demo.`,
  );
}

function signInFor(profile: string | undefined): string {
  const named = profileWords(profile);
  return `Sign in again: \`aws sso login${named}\`. \`bedrock-matrix doctor${named}\` checks it.`;
}

function profileWords(profile: string | undefined): string {
  return profile === undefined ? '' : ` --profile ${profile}`;
}

/** The SDK's own words; an empty message says nothing without the name of the error. */
function wordsOf(error: unknown): string {
  return redact(error instanceof Error ? error.message || error.name : String(error));
}
