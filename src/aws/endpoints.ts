/** Where each AWS endpoint is, and the service name that its signatures carry. */

/** The control plane beside the two endpoints that serve inference, and the one of Rerank. */
export type ServiceEndpoint = 'bedrock' | 'bedrock-runtime' | 'bedrock-mantle' | 'bedrock-agent-runtime';

/** Origins given by the user instead of AWS's own. */
export interface EndpointOverrides {
  control?: string;
  runtime?: string;
  mantle?: string;
  agentRuntime?: string;
  quotas?: string;
  pricing?: string;
}

/**
 * SigV4 signing name: mantle has its own (user guide, "Supported endpoints"; openai-node's Bedrock provider), bedrock-agent-runtime has not
 * ("Credential should be scoped to correct service: 'bedrock'", maximhq/bifrost#2506, 2026-04).
 */
export function signingName(endpoint: ServiceEndpoint): 'bedrock' | 'bedrock-mantle' {
  return endpoint === 'bedrock-mantle' ? 'bedrock-mantle' : 'bedrock';
}

/** `https://bedrock-runtime.us-east-1.amazonaws.com`; mantle is on `api.aws`. Never with a path. */
export function originOf(endpoint: ServiceEndpoint, region: string, overrides: EndpointOverrides): string {
  const given = {
    bedrock: overrides.control,
    'bedrock-runtime': overrides.runtime,
    'bedrock-mantle': overrides.mantle,
    'bedrock-agent-runtime': overrides.agentRuntime,
  };
  return (
    given[endpoint] ?? `https://${endpoint}.${region}.${endpoint === 'bedrock-mantle' ? 'api.aws' : 'amazonaws.com'}`
  );
}

/** Of Service Quotas: one in each Region. */
export function quotasOrigin(region: string, overrides: EndpointOverrides): string {
  return overrides.quotas ?? `https://servicequotas.${region}.amazonaws.com`;
}

/** Of the Price List API, which knows the prices of all Regions but answers in three (its user guide, "Endpoints"). */
export function pricingOrigin(home: PricingRegion, overrides: EndpointOverrides): string {
  return overrides.pricing ?? `https://api.pricing.${home}.amazonaws.com`;
}

export type PricingRegion = 'us-east-1' | 'eu-central-1' | 'ap-south-1';

/** The one of the three that is nearest. */
export function pricingRegion(region: string): PricingRegion {
  if (/^(?:eu|af|me|il)-/.test(region)) return 'eu-central-1';
  return region.startsWith('ap-') ? 'ap-south-1' : 'us-east-1';
}
