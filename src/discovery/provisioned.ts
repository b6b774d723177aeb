/** ListProvisionedModelThroughputs: capacity that the account bought, for a foundation model or for one of its own. */
import { ListProvisionedModelThroughputsCommand } from '@aws-sdk/client-bedrock';
import * as v from 'valibot';

import { withCall } from '../aws/sdk-call.ts';
import { id, word } from './listing-schema.ts';
import { ownCallables } from './own-callables.ts';

export const provisioned = ownCallables({
  name: 'provisioned',
  operation: 'ListProvisionedModelThroughputs',
  member: 'provisionedModelSummaries',
  schema: v.object({
    provisionedModelArn: id,
    foundationModelArn: v.nullish(id),
    modelArn: v.nullish(id),
    status: word,
  }),
  send: (clients, nextToken, options) =>
    clients.control.send(
      withCall(new ListProvisionedModelThroughputsCommand({ ...(nextToken && { nextToken }) }), options),
    ),
  callableOf({ provisionedModelArn: arn, foundationModelArn, modelArn, status }) {
    const model = foundationModelArn ?? modelArn;
    return { arn, models: model ? [model] : [], status };
  },
});
