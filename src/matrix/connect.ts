/** Opens what a run talks through: one wire, one source of credentials, the clients of each Region. */
import { clientsByRegion, type RegionClients } from '../aws/clients.ts';
import { defaultCredentials } from '../aws/credentials.ts';
import type { Authentication } from '../aws/signed-fetch.ts';
import { createWire } from '../aws/wire.ts';
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/option.ts';

export interface Connection {
  clientsFor(region: string): RegionClients;
  /** Looks again for credentials, after the service has refused those in force. Rejects when there are no others. */
  renew(): Promise<void>;
  /** Whether the simulator has answered any call so far. */
  simulated(): boolean;
  close(): Promise<void>;
}

/** @throws UserError when no credentials are to be had: nothing has been called then. */
export async function connect(config: Config, env: Environment): Promise<Connection> {
  const authentication = await authenticationOf(config, env);
  const wire = createWire({ connections: config.concurrency, proxies: config.proxies, caBundles: config.caBundle });
  return {
    clientsFor: clientsByRegion({ wire, authentication, endpoints: config.endpoints }),
    renew: () => (authentication.kind === 'sigv4' ? authentication.credentials.renew() : Promise.resolve()),
    simulated: () => wire.simulated(),
    close: () => wire.close(),
  };
}

async function authenticationOf(config: Config, env: Environment): Promise<Authentication> {
  if (config.bearerToken !== undefined) return { kind: 'bearer', key: config.bearerToken };
  const { profile, roleArn, regions } = config;
  const credentials = await defaultCredentials({
    ...(profile !== undefined && { profile }),
    ...(roleArn !== undefined && { roleArn }),
    region: regions[0] ?? 'us-east-1',
    env,
  });
  await credentials.identity();
  return { kind: 'sigv4', credentials };
}
