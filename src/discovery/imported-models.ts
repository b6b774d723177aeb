/** ListImportedModels: weights that the account brought. No foundation model is behind them: they go by their own name. */
import { ListImportedModelsCommand } from '@aws-sdk/client-bedrock';
import * as v from 'valibot';

import { withCall } from '../aws/sdk-call.ts';
import { id, word } from './listing-schema.ts';
import { ownCallables } from './own-callables.ts';

export const importedModels = ownCallables({
  name: 'imported-models',
  operation: 'ListImportedModels',
  member: 'modelSummaries',
  schema: v.object({ modelArn: id, modelName: word, modelArchitecture: word }),
  send: (clients, nextToken, options) =>
    clients.control.send(withCall(new ListImportedModelsCommand({ ...(nextToken && { nextToken }) }), options)),
  callableOf: ({ modelArn: arn, modelName, modelArchitecture }) => ({
    arn,
    models: [modelName ?? modelArchitecture ?? 'imported-model'],
  }),
});
