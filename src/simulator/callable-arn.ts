/** ARNs of what an account set up. Patterns: `modelId` of InvokeModel in the service model. */
import type { OwnCallable } from './scenario.ts';

const resources: Record<OwnCallable['kind'], (id: string) => string> = {
  provisioned: (id) => `provisioned-model/${id}`,
  'custom-model': (id) => `custom-model-deployment/${id}`,
  'imported-model': (id) => `imported-model/${id}`,
  'marketplace-endpoint': (id) => `endpoint/${id}`,
  'prompt-router': (id) => `prompt-router/${id}`,
};

export function callableArn({ kind, id, region }: OwnCallable, account: string): string {
  const service = kind === 'marketplace-endpoint' ? 'sagemaker' : 'bedrock';
  return `arn:aws:${service}:${region}:${account}:${resources[kind](id)}`;
}
