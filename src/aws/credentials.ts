/** Where credentials come from: one source for all clients, which remembers, refreshes before expiry, and can be made to look again. */
import { UserError } from '../errors.ts';

/** Keys for SigV4. `expiration` only on temporary ones. */
export interface Identity {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

/** A provider as the SDK's chain makes them: `forceRefresh` skips what it remembers. */
export type Provider = (options?: { forceRefresh?: boolean }) => Promise<Identity>;

export interface CredentialSource {
  /** The keys in force. Throws a UserError when there are none. */
  identity(): Promise<Identity>;
  /** Looks again at the source, for credentials that the service has refused. */
  renew(): Promise<void>;
}

export interface CredentialOptions {
  /** Named profile, as given; wins over keys in the environment, as in the AWS CLI. */
  profile?: string;
  roleArn?: string;
  region: string;
  env: Record<string, string | undefined>;
}

/** Credentials are fetched anew when they have less than this left, so that a signed request never expires on its way. */
const margin = 5 * 60_000;

export function credentialSource(provider: Provider, now: () => number = Date.now): CredentialSource {
  let current: Promise<Identity> | undefined;
  let expiry = Number.POSITIVE_INFINITY;
  const load = (forceRefresh: boolean): Promise<Identity> => {
    const loading = provider({ forceRefresh }).then((identity) => {
      expiry = identity.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
      return identity;
    });
    loading.catch(() => {
      current = undefined;
    });
    current = loading;
    return loading;
  };
  return {
    async identity() {
      const stale = expiry - now() < margin;
      if (stale) expiry = Number.POSITIVE_INFINITY;
      return current === undefined || stale ? load(stale) : current;
    },
    async renew() {
      await load(true);
    },
  };
}

/** The AWS SDK's default chain, with the named profile or the role to assume; keys in the injected environment first. */
export async function defaultCredentials(options: CredentialOptions): Promise<CredentialSource> {
  const { fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const { profile, roleArn, region } = options;
  const fromKeys = profile === undefined ? keysIn(options.env) : undefined;
  const base: Provider = fromKeys ? () => Promise.resolve(fromKeys) : fromNodeProviderChain({ ...(profile && { profile }), clientConfig: { region } });
  if (roleArn === undefined) return credentialSource(explained(base, options));
  const assumed = fromTemporaryCredentials({
    masterCredentials: base,
    params: { RoleArn: roleArn, RoleSessionName: 'bedrock-matrix' },
    clientConfig: { region },
  });
  return credentialSource(explained(() => assumed(), options));
}

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
      return await provider(options);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      if (roleArn !== undefined) {
        throw new UserError(`The role of --role-arn cannot be assumed: ${words}`, 'Check the ARN, its trust policy, and the credentials that assume it (`aws sts assume-role`).');
      }
      const where = profile === undefined ? 'the environment, the shared files, SSO, a web identity or a role' : `the profile ${profile}`;
      throw new UserError(
        `No usable AWS credentials: ${words}`,
        `Give them by ${where} (\`aws sts get-caller-identity\` shows what works), set AWS_BEARER_TOKEN_BEDROCK to a Bedrock API key, or see everything without an account: bedrock-matrix --demo.`,
      );
    }
  };
}
