/** ListPromptRouters: the account's own and AWS's. The row is that of the model which answers when no other is better. */
import { ListPromptRoutersCommand } from '@aws-sdk/client-bedrock';
import * as v from 'valibot';

import { withCall } from '../aws/sdk-call.ts';
import { id, word } from './listing-schema.ts';
import { ownCallables } from './own-callables.ts';

const target = v.object({ modelArn: v.nullish(id) });

export const promptRouters = ownCallables({
  name: 'prompt-routers',
  operation: 'ListPromptRouters',
  member: 'promptRouterSummaries',
  schema: v.object({
    promptRouterArn: id,
    fallbackModel: v.nullish(target),
    models: v.nullish(v.array(target)),
    status: word,
  }),
  send: (clients, nextToken, options) =>
    clients.control.send(withCall(new ListPromptRoutersCommand({ ...(nextToken && { nextToken }) }), options)),
  callableOf({ promptRouterArn: arn, fallbackModel, models, status }) {
    const model = fallbackModel?.modelArn ?? models?.[0]?.modelArn;
    return { arn, models: model ? [model] : [], status };
  },
});
