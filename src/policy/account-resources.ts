/** What an account set up itself: the actions that list it, and the ARNs that a call names. */
import type { AccountResourceKind } from '../types.ts';

interface Callable {
  list: readonly string[];
  /** Behind `arn:<partition>:<service>:<region>:<account>:`. */
  resources: readonly string[];
  service: 'bedrock' | 'sagemaker';
  /** Actions beside those of inference, on the same resources. */
  also?: readonly string[];
}

/** Resource types of the service authorization reference, "Amazon Bedrock". */
export const accountResources: Record<AccountResourceKind, Callable> = {
  'application-profiles': {
    list: ['bedrock:ListInferenceProfiles'],
    resources: ['application-inference-profile/*'],
    service: 'bedrock',
  },
  provisioned: {
    list: ['bedrock:ListProvisionedModelThroughputs'],
    resources: ['provisioned-model/*'],
    service: 'bedrock',
  },
  'custom-models': {
    list: ['bedrock:ListCustomModelDeployments', 'bedrock:ListCustomModels'],
    resources: ['custom-model-deployment/*', 'custom-model/*'],
    service: 'bedrock',
  },
  'imported-models': { list: ['bedrock:ListImportedModels'], resources: ['imported-model/*'], service: 'bedrock' },
  // A Marketplace model is served by an endpoint of SageMaker, which checks its own action (user guide, "Bedrock Marketplace").
  'marketplace-endpoints': {
    list: ['bedrock:ListMarketplaceModelEndpoints'],
    resources: ['endpoint/*'],
    service: 'sagemaker',
    also: ['sagemaker:InvokeEndpoint'],
  },
  'prompt-routers': {
    list: ['bedrock:ListPromptRouters'],
    resources: ['default-prompt-router/*', 'prompt-router/*'],
    service: 'bedrock',
  },
};
