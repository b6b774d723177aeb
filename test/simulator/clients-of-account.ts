/** The clients of Service Quotas and of the Price List, pointed at a simulator. */
import { PricingClient } from '@aws-sdk/client-pricing';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Simulator } from '../../src/simulator/simulator.ts';

function options({ credentials }: Simulator) {
  return { region: 'us-east-1', credentials, requestHandler: new NodeHttpHandler(), maxAttempts: 1 };
}

export function quotasClient(simulator: Simulator): ServiceQuotasClient {
  return new ServiceQuotasClient({ ...options(simulator), endpoint: simulator.origins.quotas });
}

export function pricingClient(simulator: Simulator): PricingClient {
  return new PricingClient({ ...options(simulator), endpoint: simulator.origins.pricing });
}
