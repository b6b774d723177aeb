/** Opens what a run talks through: one wire, one source of credentials, the clients of each Region. */
import { arnBook } from '../aws/arn-book.ts';
import { clientsByRegion, type ClientOptions, type RegionClients } from '../aws/clients.ts';
import { givenKey, madeKeys } from '../aws/bearer-keys.ts';
import { defaultCredentials, type CredentialSource } from '../aws/credentials.ts';
import type { Authentication } from '../aws/signed-fetch.ts';
import { createWire, type Wire } from '../aws/wire.ts';
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/option.ts';

export interface Connection {
  clientsFor(region: string): RegionClients;
  /** What clients of other services are made of, to share the wire and the credentials. */
  clientOptions: ClientOptions;
  /** What signs, or makes the API keys; absent with a key of the environment. */
  credentials?: CredentialSource;
  /** Looks again for credentials, after the service has refused those in force. Rejects when there are no others. */
  renew(): Promise<void>;
  /** Whether the simulator has answered any call so far. */
  simulated(): boolean;
  close(): Promise<void>;
}

/** How the user is asked for the code of an MFA device; without it a profile that wants one cannot be used. */
export type MfaCode = (serial: string) => Promise<string>;

/** @throws UserError when no credentials are to be had: nothing has been called then. */
export async function connect(config: Config, env: Environment, mfaCode?: MfaCode): Promise<Connection> {
  const wire = createWire({ connections: config.concurrency, proxies: config.proxies, caBundles: config.caBundle });
  try {
    const { authentication, credentials } = await authenticationOf(config, { wire, env, ...(mfaCode && { mfaCode }) });
    const clientOptions: ClientOptions = {
      wire,
      authentication,
      endpoints: config.endpoints,
      arns: arnBook(),
      caBundles: config.caBundle,
      ...(config.asyncS3Uri !== undefined && { asyncS3Uri: config.asyncS3Uri }),
    };
    return {
      clientsFor: clientsByRegion(clientOptions),
      clientOptions,
      ...(credentials && { credentials }),
      renew: () => credentials?.renew() ?? Promise.resolve(),
      simulated: () => wire.simulated(),
      close: () => wire.close(),
    };
  } catch (error) {
    await wire.close();
    throw error;
  }
}

interface Means {
  authentication: Authentication;
  /** Absent with a key of the environment. */
  credentials?: CredentialSource;
}

async function authenticationOf(
  config: Config,
  means: { wire: Wire; env: Environment; mfaCode?: MfaCode },
): Promise<Means> {
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
  await credentials.identity();
  if (auth === 'api-key') return { credentials, authentication: { kind: 'bearer', keyFor: madeKeys(credentials) } };
  return { credentials, authentication: { kind: 'sigv4', credentials } };
}
