/** Opens what a run talks through: one wire, one source of credentials for each account, the clients of each Region. */
import type { Carried } from '../aws/carried.ts';
import { createArnRegistry } from '../aws/arn-registry.ts';
import { clientsByRegion, type ClientOptions, type RegionClients } from '../aws/clients.ts';
import { givenKey, madeKeys } from '../aws/bearer-keys.ts';
import { abortable } from '../aws/deadline.ts';
import { defaultCredentials, type CredentialSource } from '../aws/credentials.ts';
import type { Authentication } from '../aws/signed-fetch.ts';
import { rememberEnvironment } from '../aws/secrets/given-secrets.ts';
import { rememberSecret } from '../aws/secrets/known-secrets.ts';
import { createWire, type Wire } from '../aws/wire.ts';
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/option.ts';

export interface Connection {
  /** `account`: the named profile, in a run over several. */
  clientsFor(region: string, account?: string): RegionClients;
  /** What clients of other services are made of, to share the wire and the credentials; of the first account, like `credentials`. */
  clientOptions: ClientOptions;
  /** What signs, or makes the API keys; absent with a key of the environment. */
  credentials?: CredentialSource;
  /** Looks again for credentials, after the service has refused those in force. Rejects when there are no others. */
  renew(account?: string): Promise<void>;
  /** Whether the simulator has answered any call so far; undefined while nobody has. */
  simulated(): boolean | undefined;
  close(): Promise<void>;
}

/** How the user is asked for the code of an MFA device; without it a profile that wants one cannot be used. */
type MfaCode = (serial: string) => Promise<string>;

export interface ConnectOptions {
  env: Environment;
  /** Ends the search for credentials. */
  signal: AbortSignal;
  mfaCode?: MfaCode;
}

/** @throws UserError when no credentials are to be had: nothing has been called then. */
export async function connect(config: Config, options: ConnectOptions): Promise<Connection> {
  // A program that imports the package comes by no other door.
  rememberEnvironment(options.env);
  rememberSecret(config.bearerToken);
  rememberSecret(config.externalId);
  const wire = createWire({
    connections: config.concurrency,
    timeoutMs: config.timeoutMs,
    proxies: config.proxies,
    caBundles: config.caBundle,
  });
  try {
    const means = { wire, ...options };
    const first = await openAccount(config, means);
    const opened = new Map<string | undefined, Account>([[config.accounts?.[0], first]]);
    for (const profile of config.accounts?.slice(1) ?? [])
      opened.set(profile, await openAccount({ ...config, profile }, means));
    const accountOf = (name: string | undefined): Account => {
      const account = opened.get(name);
      // Never another one in its place: its answers would count for the wrong account.
      if (account === undefined) throw new Error(`the account ${name} is not open`);
      return account;
    };
    return {
      clientsFor: (region, account) => accountOf(account).clientsFor(region),
      clientOptions: first.clientOptions,
      ...(first.credentials && { credentials: first.credentials }),
      renew: (account) => abortable(accountOf(account).credentials?.renew() ?? Promise.resolve(), options.signal),
      simulated: () => wire.simulated(),
      close: () => wire.close(),
    };
  } catch (error) {
    await wire.close();
    throw error;
  }
}

/** What talks to one account. */
interface Account {
  clientsFor(region: string): RegionClients;
  clientOptions: ClientOptions;
  credentials?: CredentialSource;
}

interface Around extends ConnectOptions {
  wire: Wire;
}

/** Each has ARNs of its own: stored, those of two accounts are the same. */
async function openAccount(config: Config, around: Around): Promise<Account> {
  const { authentication, credentials } = await authenticationOf(config, around);
  const clientOptions: ClientOptions = {
    wire: around.wire,
    authentication,
    endpoints: config.endpoints,
    arns: createArnRegistry(),
    caBundles: config.caBundle,
    carried: carriedBy(config),
    ...(config.asyncS3Uri !== undefined && { asyncS3Uri: config.asyncS3Uri }),
  };
  return { clientsFor: clientsByRegion(clientOptions), clientOptions, ...(credentials && { credentials }) };
}

function carriedBy({ guardrail, guardrailOn, requestMetadata }: Config): Carried {
  return {
    ...(guardrail !== undefined && guardrailOn === 'all' && { guardrail }),
    ...(requestMetadata && { metadata: { application: 'bedrock-matrix' } }),
  };
}

interface Means {
  authentication: Authentication;
  /** Absent with a key of the environment. */
  credentials?: CredentialSource;
}

async function authenticationOf(config: Config, means: Around): Promise<Means> {
  if (config.bearerToken !== undefined) {
    return { authentication: { kind: 'bearer', keyFor: givenKey(config.bearerToken) } };
  }
  const { profile, roleArn, externalId, roleSessionName, regions, auth } = config;
  const credentials = await defaultCredentials({
    ...means,
    ...(profile !== undefined && { profile }),
    ...(roleArn !== undefined && { roleArn }),
    ...(externalId !== undefined && { externalId }),
    roleSessionName,
    region: regions[0] ?? 'us-east-1',
  });
  await abortable(credentials.identity(), means.signal);
  if (auth === 'api-key') return { credentials, authentication: { kind: 'bearer', keyFor: madeKeys(credentials) } };
  return { credentials, authentication: { kind: 'sigv4', credentials } };
}
