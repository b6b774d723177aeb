/** The listings of what an account set up, in the shapes of the service model, in pages. */
import type { JsonObject } from '../../types.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import { modelArn, type Callable } from '../catalogue.ts';
import { accountId } from '../identity.ts';
import type { Refusal } from '../refusal.ts';
import type { OwnCallable } from '../scenario.ts';
import { isPage, pageOf } from './pages.ts';

const createdAt = '2026-01-15T00:00:00Z';

interface Listing {
  kind: OwnCallable['kind'];
  /** Member of the reply. */
  member: string;
  summary: (callable: Callable, call: Call) => JsonObject;
}

function listing({ kind, member, summary }: Listing): (call: Call) => Answer | Refusal {
  return (call) => {
    const all = [...call.world.catalogue(call.caller.region).callables.values()].filter((one) => one.kind === kind);
    const page = pageOf(call, all);
    if (!isPage(page)) return page;
    return jsonAnswer({ [member]: page.entries.map((one) => summary(one, call)), ...page.next });
  };
}

function behind({ region, model }: Callable): string {
  return modelArn(region, model);
}

/** A custom model has an ARN of its own beside that of its deployment. */
function customModelArn({ region, model, id }: Callable, call: Call): string {
  return `arn:aws:bedrock:${region}:${call.world.scenario.account ?? accountId}:custom-model/${model}/${id}`;
}

export const listProvisionedModelThroughputs = listing({
  kind: 'provisioned',
  member: 'provisionedModelSummaries',
  summary: (one) => ({
    provisionedModelName: one.name,
    provisionedModelArn: one.arn,
    modelArn: behind(one),
    desiredModelArn: behind(one),
    foundationModelArn: behind(one),
    modelUnits: 1,
    desiredModelUnits: 1,
    status: one.status ?? 'InService',
    creationTime: createdAt,
    lastModifiedTime: createdAt,
  }),
});

export const listCustomModelDeployments = listing({
  kind: 'custom-model',
  member: 'modelDeploymentSummaries',
  summary: (one, call) => ({
    customModelDeploymentArn: one.arn,
    customModelDeploymentName: one.name,
    modelArn: customModelArn(one, call),
    createdAt,
    status: one.status ?? 'Active',
  }),
});

export const listCustomModels = listing({
  kind: 'custom-model',
  member: 'modelSummaries',
  summary: (one, call) => ({
    modelArn: customModelArn(one, call),
    modelName: one.name,
    creationTime: createdAt,
    baseModelArn: behind(one),
    baseModelName: one.answering.name,
    modelStatus: 'Active',
  }),
});

export const listImportedModels = listing({
  kind: 'imported-model',
  member: 'modelSummaries',
  summary: (one) => ({
    modelArn: one.arn,
    modelName: one.name,
    creationTime: createdAt,
    instructSupported: true,
    modelArchitecture: one.model,
  }),
});

export const listMarketplaceModelEndpoints = listing({
  kind: 'marketplace-endpoint',
  member: 'marketplaceModelEndpoints',
  summary: (one) => ({
    endpointArn: one.arn,
    modelSourceIdentifier: `arn:aws:sagemaker:${one.region}:aws:hub-content/SageMakerPublicHub/Model/${one.model}/1.0.0`,
    status: one.status ?? 'REGISTERED',
    createdAt,
    updatedAt: createdAt,
  }),
});

export const listPromptRouters = listing({
  kind: 'prompt-router',
  member: 'promptRouterSummaries',
  summary: (one) => ({
    promptRouterName: one.name,
    promptRouterArn: one.arn,
    routingCriteria: { responseQualityDifference: 0.25 },
    models: [{ modelArn: behind(one) }],
    fallbackModel: { modelArn: behind(one) },
    status: one.status ?? 'AVAILABLE',
    type: 'custom',
    createdAt,
    updatedAt: createdAt,
  }),
});
