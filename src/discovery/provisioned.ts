/** ListProvisionedModelThroughputs: capacity that the account bought, for a foundation model or for one of its own. */
import { ListProvisionedModelThroughputsCommand } from '@aws-sdk/client-bedrock';

import { sdkCall } from '../aws/sdk-handler.ts';
import { pages } from './pages.ts';
import { MalformedListing, type OwnCallable, type Source } from './source.ts';

export const provisioned: Source<OwnCallable> = {
  name: 'provisioned',
  action: 'bedrock:ListProvisionedModelThroughputs',
  list: (clients, call) =>
    pages('ListProvisionedModelThroughputs', async (token) => {
      const input = { ...(token && { nextToken: token }) };
      const page = await call((options) =>
        clients.control.send(new ListProvisionedModelThroughputsCommand(input), sdkCall(options)),
      );
      const summaries = page.provisionedModelSummaries;
      if (!Array.isArray(summaries)) {
        throw new MalformedListing('ListProvisionedModelThroughputs answered without provisionedModelSummaries');
      }
      const found = summaries.flatMap(({ provisionedModelArn: arn, foundationModelArn, modelArn, status }) => {
        const model = foundationModelArn ?? modelArn;
        return arn && model ? [{ arn, models: [model], ...(status && { status }) }] : [];
      });
      return { found, next: page.nextToken };
    }),
};
