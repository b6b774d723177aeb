/** ListFoundationModels: one page with every model of the Region. Values beyond the SDK's enums are kept as they come. */
import { ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import * as v from 'valibot';

import { withCall } from '../aws/sdk-call.ts';
import { date, entriesOf, flag, id, listingReply, word, words } from './listing-schema.ts';
import { claimedFeatures, extraMembers, extrasOf } from './listed-extras.ts';
import type { FoundationModel, ModelDetails, Source } from './source.ts';

const summary = v.object({
  modelId: id,
  modelArn: word,
  modelName: word,
  providerName: word,
  inputModalities: words,
  outputModalities: words,
  customizationsSupported: words,
  inferenceTypesSupported: words,
  responseStreamingSupported: flag,
  ...extraMembers,
  modelLifecycle: v.nullish(
    v.object({
      status: word,
      startOfLifeTime: date,
      endOfLifeTime: date,
      legacyTime: date,
      publicExtendedAccessTime: date,
    }),
  ),
});

type Summary = v.InferOutput<typeof summary>;

export const foundationModels: Source<FoundationModel> = {
  name: 'foundation-models',
  action: 'bedrock:ListFoundationModels',
  async list(clients, call, leftOut) {
    const body = await listingReply(call, (options) =>
      clients.control.send(withCall(new ListFoundationModelsCommand({}), options)),
    );
    return entriesOf({
      operation: 'ListFoundationModels',
      body,
      member: 'modelSummaries',
      schema: summary,
      // Claims and names: no call is made by them.
      spare: ['modelArn', 'modelName', 'customizationsSupported', 'responseStreamingSupported', 'modelLifecycle'],
      leftOut,
    }).map(modelOf);
  },
};

function modelOf(listed: Summary): FoundationModel {
  const { modelId, modelLifecycle: life, inferenceTypesSupported, responseStreamingSupported: streaming } = listed;
  const details = detailsOf(listed);
  const features = details.extras && claimedFeatures(details.extras);
  return {
    id: modelId,
    provider: listed.providerName ?? modelId.split('.')[0] ?? modelId,
    input: listed.inputModalities ?? [],
    output: listed.outputModalities ?? [],
    claims: {
      ...(life?.status && { lifecycle: life.status }),
      ...(life?.startOfLifeTime && { startOfLife: life.startOfLifeTime }),
      ...(life?.endOfLifeTime && { endOfLife: life.endOfLifeTime }),
      ...(inferenceTypesSupported && { inferenceTypes: inferenceTypesSupported }),
      ...(streaming !== undefined && streaming !== null && { streaming }),
      ...(features && Object.keys(features).length > 0 && { features }),
    },
    details,
  };
}

function detailsOf(listed: Summary): ModelDetails {
  const { modelArn, modelName, customizationsSupported, modelLifecycle: life } = listed;
  const extras = extrasOf(listed);
  return {
    ...(modelArn && { arn: modelArn }),
    ...(modelName && { name: modelName }),
    ...(customizationsSupported && { customizations: customizationsSupported }),
    ...(life?.legacyTime && { legacy: life.legacyTime }),
    ...(life?.publicExtendedAccessTime && { publicExtendedAccess: life.publicExtendedAccessTime }),
    ...(extras && { extras }),
  };
}
