/** ListPromptRouters: the account's own and AWS's. The row is that of the model which answers when no other is better. */
import { ListPromptRoutersCommand } from '@aws-sdk/client-bedrock';

import { sdkCall } from '../aws/sdk-handler.ts';
import { pages } from './pages.ts';
import { MalformedListing, type OwnCallable, type Source } from './source.ts';

export const promptRouters: Source<OwnCallable> = {
  name: 'prompt-routers',
  action: 'bedrock:ListPromptRouters',
  list: (clients, call) =>
    pages('ListPromptRouters', async (token) => {
      const input = { ...(token && { nextToken: token }) };
      const page = await call((options) => clients.control.send(new ListPromptRoutersCommand(input), sdkCall(options)));
      const summaries = page.promptRouterSummaries;
      if (!Array.isArray(summaries))
        throw new MalformedListing('ListPromptRouters answered without promptRouterSummaries');
      const found = summaries.flatMap(({ promptRouterArn: arn, fallbackModel, models = [], status }) => {
        const model = fallbackModel?.modelArn ?? models[0]?.modelArn;
        return arn && model ? [{ arn, models: [model], ...(status && { status }) }] : [];
      });
      return { found, next: page.nextToken };
    }),
};
