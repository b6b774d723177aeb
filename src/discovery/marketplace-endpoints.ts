/** ListMarketplaceModelEndpoints: SageMaker endpoints of Marketplace models that Bedrock calls. */
import { ListMarketplaceModelEndpointsCommand } from '@aws-sdk/client-bedrock';

import { sdkCall } from '../aws/sdk-handler.ts';
import { pages } from './pages.ts';
import { MalformedListing, type OwnCallable, type Source } from './source.ts';

export const marketplaceEndpoints: Source<OwnCallable> = {
  name: 'marketplace-endpoints',
  action: 'bedrock:ListMarketplaceModelEndpoints',
  list: (clients, call) =>
    pages('ListMarketplaceModelEndpoints', async (token) => {
      const input = { ...(token && { nextToken: token }) };
      const page = await call((options) =>
        clients.control.send(new ListMarketplaceModelEndpointsCommand(input), sdkCall(options)),
      );
      const summaries = page.marketplaceModelEndpoints;
      if (!Array.isArray(summaries)) {
        throw new MalformedListing('ListMarketplaceModelEndpoints answered without marketplaceModelEndpoints');
      }
      const found = summaries.flatMap(({ endpointArn: arn, modelSourceIdentifier, status }) =>
        arn
          ? [{ arn, models: [hubName(modelSourceIdentifier ?? 'marketplace-model')], ...(status && { status }) }]
          : [],
      );
      return { found, next: page.nextToken };
    }),
};

/** `arn:aws:sagemaker:…:hub-content/SageMakerPublicHub/Model/<name>/<version>`: the name. */
function hubName(source: string): string {
  return /\/Model\/([^/]+)/.exec(source)?.[1] ?? source.slice(source.lastIndexOf('/') + 1);
}
