/** ListImportedModels: weights that the account brought. No foundation model is behind them: they go by their own name. */
import { ListImportedModelsCommand } from '@aws-sdk/client-bedrock';

import { sdkCall } from '../aws/sdk-handler.ts';
import { pages } from './pages.ts';
import { MalformedListing, type OwnCallable, type Source } from './source.ts';

export const importedModels: Source<OwnCallable> = {
  name: 'imported-models',
  action: 'bedrock:ListImportedModels',
  list: (clients, call) =>
    pages('ListImportedModels', async (token) => {
      const input = { ...(token && { nextToken: token }) };
      const page = await call((options) =>
        clients.control.send(new ListImportedModelsCommand(input), sdkCall(options)),
      );
      const summaries = page.modelSummaries;
      if (!Array.isArray(summaries)) throw new MalformedListing('ListImportedModels answered without modelSummaries');
      const found = summaries.flatMap(({ modelArn: arn, modelName, modelArchitecture }) =>
        arn ? [{ arn, models: [modelName ?? modelArchitecture ?? 'imported-model'] }] : [],
      );
      return { found, next: page.nextToken };
    }),
};
