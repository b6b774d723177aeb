/** ListMarketplaceModelEndpoints: SageMaker endpoints of Marketplace models that Bedrock calls. */
import { ListMarketplaceModelEndpointsCommand } from '@aws-sdk/client-bedrock';
import * as v from 'valibot';

import { withCall } from '../aws/sdk-call.ts';
import { id, word } from './listing-schema.ts';
import { ownCallables } from './own-callables.ts';

export const marketplaceEndpoints = ownCallables({
  name: 'marketplace-endpoints',
  operation: 'ListMarketplaceModelEndpoints',
  member: 'marketplaceModelEndpoints',
  schema: v.object({ endpointArn: id, modelSourceIdentifier: word, status: word }),
  send: (clients, nextToken, options) =>
    clients.control.send(
      withCall(new ListMarketplaceModelEndpointsCommand({ ...(nextToken && { nextToken }) }), options),
    ),
  callableOf: ({ endpointArn: arn, modelSourceIdentifier, status }) => ({
    arn,
    models: [hubName(modelSourceIdentifier ?? 'marketplace-model')],
    status,
  }),
});

/** `arn:aws:sagemaker:…:hub-content/SageMakerPublicHub/Model/<name>/<version>`: the name. */
function hubName(source: string): string {
  return /\/Model\/([^/]+)/.exec(source)?.[1] ?? source.slice(source.lastIndexOf('/') + 1);
}
