/** The routes of the control plane. */
import type { Route } from '../call.ts';
import {
  getAccountDataRetention,
  getModelInvocationLoggingConfiguration,
  getUseCaseForModelAccess,
  listEnforcedGuardrailsConfiguration,
} from './account.ts';
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
    operation: 'ListFoundationModels',
    action: 'bedrock:ListFoundationModels',
    handle: listFoundationModels,
  },
  {
    ...control,
    path: /^\/foundation-models\/(?<target>[^/]+)$/,
    api: 'get-foundation-model',
    operation: 'GetFoundationModel',
    label: 'modelIdentifier',
    action: 'bedrock:GetFoundationModel',
    handle: getFoundationModel,
  },
  {
    ...control,
    path: /^\/foundation-model-availability\/(?<target>[^/]+)$/,
    api: 'get-foundation-model-availability',
    operation: 'GetFoundationModelAvailability',
    action: 'bedrock:GetFoundationModelAvailability',
    handle: getFoundationModelAvailability,
  },
  {
    ...control,
    path: /^\/inference-profiles$/,
    api: 'list-inference-profiles',
    operation: 'ListInferenceProfiles',
    action: 'bedrock:ListInferenceProfiles',
    handle: listInferenceProfiles,
  },
  {
    ...control,
    path: /^\/inference-profiles\/(?<target>[^/]+)$/,
    api: 'get-inference-profile',
    operation: 'GetInferenceProfile',
    label: 'inferenceProfileIdentifier',
    action: 'bedrock:GetInferenceProfile',
    handle: getInferenceProfile,
  },
  {
    ...control,
    path: /^\/provisioned-model-throughputs$/,
    api: 'list-provisioned-model-throughputs',
    operation: 'ListProvisionedModelThroughputs',
    action: 'bedrock:ListProvisionedModelThroughputs',
    handle: listProvisionedModelThroughputs,
  },
  {
    ...control,
    path: /^\/model-customization\/custom-model-deployments$/,
    api: 'list-custom-model-deployments',
    operation: 'ListCustomModelDeployments',
    action: 'bedrock:ListCustomModelDeployments',
    handle: listCustomModelDeployments,
  },
  {
    ...control,
    path: /^\/custom-models$/,
    api: 'list-custom-models',
    operation: 'ListCustomModels',
    action: 'bedrock:ListCustomModels',
    handle: listCustomModels,
  },
  {
    ...control,
    path: /^\/imported-models$/,
    api: 'list-imported-models',
    operation: 'ListImportedModels',
    action: 'bedrock:ListImportedModels',
    handle: listImportedModels,
  },
  {
    ...control,
    path: /^\/marketplace-model\/endpoints$/,
    api: 'list-marketplace-model-endpoints',
    operation: 'ListMarketplaceModelEndpoints',
    action: 'bedrock:ListMarketplaceModelEndpoints',
    handle: listMarketplaceModelEndpoints,
  },
  {
    ...control,
    path: /^\/prompt-routers$/,
    api: 'list-prompt-routers',
    operation: 'ListPromptRouters',
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
    path: /^\/logging\/modelinvocations$/,
    api: 'get-model-invocation-logging-configuration',
    action: 'bedrock:GetModelInvocationLoggingConfiguration',
    handle: getModelInvocationLoggingConfiguration,
  },
  {
    ...control,
    path: /^\/enforcedGuardrailsConfiguration$/,
    api: 'list-enforced-guardrails-configuration',
    action: 'bedrock:ListEnforcedGuardrailsConfiguration',
    handle: listEnforcedGuardrailsConfiguration,
  },
  {
    ...control,
    path: /^\/use-case-for-model-access$/,
    api: 'get-use-case-for-model-access',
    action: 'bedrock:GetUseCaseForModelAccess',
    handle: getUseCaseForModelAccess,
  },
];
