/** Where each AWS endpoint is, and the service name that its signatures carry. */

/** The control plane beside the two endpoints that serve inference. */
export type ServiceEndpoint = 'bedrock' | 'bedrock-runtime' | 'bedrock-mantle';

/** Origins given by the user instead of AWS's own. */
export interface EndpointOverrides {
  control?: string;
  runtime?: string;
  mantle?: string;
}

/** SigV4 signing name: mantle has its own (user guide, "Supported endpoints"; openai-node's Bedrock provider). */
export function signingName(endpoint: ServiceEndpoint): 'bedrock' | 'bedrock-mantle' {
  return endpoint === 'bedrock-mantle' ? 'bedrock-mantle' : 'bedrock';
}

/** `https://bedrock-runtime.us-east-1.amazonaws.com`; mantle is on `api.aws`. Never with a path. */
export function originOf(endpoint: ServiceEndpoint, region: string, overrides: EndpointOverrides): string {
  const given = { bedrock: overrides.control, 'bedrock-runtime': overrides.runtime, 'bedrock-mantle': overrides.mantle };
  return given[endpoint] ?? `https://${endpoint}.${region}.${endpoint === 'bedrock-mantle' ? 'api.aws' : 'amazonaws.com'}`;
}
