/** The clients of the account's side of Bedrock: its quotas and its prices. On the same wire as all others. */
import { PricingClient } from '@aws-sdk/client-pricing';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';

import { unremembered } from './clients.ts';
import type { CredentialSource } from './credentials.ts';
import { pricingOrigin, pricingRegion, quotasOrigin, type EndpointOverrides } from './endpoints.ts';
import { onWire, wireOptions } from './sdk-client.ts';
import type { Wire } from './wire.ts';

export interface AccountClients {
  quotas(region: string): ServiceQuotasClient;
  pricing: PricingClient;
}

export interface AccountOptions {
  wire: Wire;
  credentials: CredentialSource;
  endpoints: EndpointOverrides;
  /** The first of the run: prices are asked nearest to it. */
  region: string;
}

/** These services take signatures alone: a Bedrock API key does not open them. */
export function accountClients({ wire, credentials, endpoints, region }: AccountOptions): AccountClients {
  const shared = {
    ...wireOptions(wire),
    credentials: unremembered(credentials),
    authSchemePreference: ['sigv4'],
  };
  const home = pricingRegion(region);
  return {
    quotas: (one) =>
      onWire(new ServiceQuotasClient({ ...shared, region: one, endpoint: quotasOrigin(one, endpoints) })),
    pricing: onWire(new PricingClient({ ...shared, region: home, endpoint: pricingOrigin(home, endpoints) })),
  };
}
