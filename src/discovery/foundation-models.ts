/** ListFoundationModels: one page with every model of the Region. Values beyond the SDK's enums are kept as they come. */
import { ListFoundationModelsCommand, type FoundationModelSummary } from '@aws-sdk/client-bedrock';

import { sdkCall } from '../aws/sdk-handler.ts';
import { MalformedListing, type FoundationModel, type ModelDetails, type Source } from './source.ts';

export const foundationModels: Source<FoundationModel> = {
  name: 'foundation-models',
  action: 'bedrock:ListFoundationModels',
  async list(clients, call) {
    const output = await call((options) => clients.control.send(new ListFoundationModelsCommand({}), sdkCall(options)));
    if (!Array.isArray(output.modelSummaries))
      throw new MalformedListing('ListFoundationModels answered without modelSummaries');
    return output.modelSummaries.flatMap(modelOf);
  },
};

function modelOf(summary: FoundationModelSummary | null): FoundationModel[] {
  const id = summary?.modelId;
  if (summary === null || !id) return [];
  const lifecycle = summary.modelLifecycle;
  return [
    {
      id,
      provider: summary.providerName ?? id.split('.')[0] ?? id,
      input: summary.inputModalities ?? [],
      output: summary.outputModalities ?? [],
      claims: {
        ...(lifecycle?.status && { lifecycle: lifecycle.status }),
        ...(lifecycle?.endOfLifeTime && { endOfLife: new Date(lifecycle.endOfLifeTime).toISOString() }),
        ...(summary.inferenceTypesSupported && { inferenceTypes: summary.inferenceTypesSupported }),
        ...(summary.responseStreamingSupported !== undefined && { streaming: summary.responseStreamingSupported }),
      },
      details: detailsOf(summary),
    },
  ];
}

function detailsOf({
  modelArn,
  modelName,
  customizationsSupported,
  modelLifecycle: life,
}: FoundationModelSummary): ModelDetails {
  return {
    ...(modelArn && { arn: modelArn }),
    ...(modelName && { name: modelName }),
    ...(customizationsSupported && { customizations: customizationsSupported }),
    ...(life?.startOfLifeTime && { start: new Date(life.startOfLifeTime).toISOString() }),
    ...(life?.legacyTime && { legacy: new Date(life.legacyTime).toISOString() }),
    ...(life?.publicExtendedAccessTime && {
      publicExtendedAccess: new Date(life.publicExtendedAccessTime).toISOString(),
    }),
  };
}
