/** The routes of the control plane. */
import type { Route } from '../call.ts';
import { getAccountDataRetention, getUseCaseForModelAccess } from './account.ts';
import {
  listCustomModelDeployments,
  listCustomModels,
  listImportedModels,
  listMarketplaceModelEndpoints,
  listPromptRouters,
  listProvisionedModelThroughputs,
} from './callables.ts';
import { getFoundationModel, getFoundationModelAvailability, listFoundationModels } from './foundation-models.ts';
import { getInferenceProfile, listInferenceProfiles } from './inference-profiles.ts';

const control = { endpoint: 'control', method: 'GET', shape: 'native' } as const;

export const controlRoutes: readonly Route[] = [
  {
    ...control,
    path: /^\/foundation-models$/,
    api: 'list-foundation-models',
    action: 'bedrock:ListFoundationModels',
    handle: listFoundationModels,
  },
  {
    ...control,
    path: /^\/foundation-models\/(?<target>[^/]+)$/,
    api: 'get-foundation-model',
    action: 'bedrock:GetFoundationModel',
    handle: getFoundationModel,
  },
  {
    ...control,
    path: /^\/foundation-model-availability\/(?<target>[^/]+)$/,
    api: 'get-foundation-model-availability',
    action: 'bedrock:GetFoundationModelAvailability',
    handle: getFoundationModelAvailability,
  },
  {
    ...control,
    path: /^\/inference-profiles$/,
    api: 'list-inference-profiles',
    action: 'bedrock:ListInferenceProfiles',
    handle: listInferenceProfiles,
  },
  {
    ...control,
    path: /^\/inference-profiles\/(?<target>[^/]+)$/,
    api: 'get-inference-profile',
    action: 'bedrock:GetInferenceProfile',
    handle: getInferenceProfile,
  },
  {
    ...control,
    path: /^\/provisioned-model-throughputs$/,
    api: 'list-provisioned-model-throughputs',
    action: 'bedrock:ListProvisionedModelThroughputs',
    handle: listProvisionedModelThroughputs,
  },
  {
    ...control,
    path: /^\/model-customization\/custom-model-deployments$/,
    api: 'list-custom-model-deployments',
    action: 'bedrock:ListCustomModelDeployments',
    handle: listCustomModelDeployments,
  },
  {
    ...control,
    path: /^\/custom-models$/,
    api: 'list-custom-models',
    action: 'bedrock:ListCustomModels',
    handle: listCustomModels,
  },
  {
    ...control,
    path: /^\/imported-models$/,
    api: 'list-imported-models',
    action: 'bedrock:ListImportedModels',
    handle: listImportedModels,
  },
  {
    ...control,
    path: /^\/marketplace-model\/endpoints$/,
    api: 'list-marketplace-model-endpoints',
    action: 'bedrock:ListMarketplaceModelEndpoints',
    handle: listMarketplaceModelEndpoints,
  },
  {
    ...control,
    path: /^\/prompt-routers$/,
    api: 'list-prompt-routers',
    action: 'bedrock:ListPromptRouters',
    handle: listPromptRouters,
  },
  {
    ...control,
    path: /^\/data-retention$/,
    api: 'get-account-data-retention',
    action: 'bedrock:GetAccountDataRetention',
    handle: getAccountDataRetention,
  },
  {
    ...control,
    path: /^\/use-case-for-model-access$/,
    api: 'get-use-case-for-model-access',
    action: 'bedrock:GetUseCaseForModelAccess',
    handle: getUseCaseForModelAccess,
  },
];
