/** What an account set up, recognized by the ARN of its row: a CSV has no column for it. */
import type { AccountResourceKind } from '../types.ts';

const resources: readonly (readonly [RegExp, AccountResourceKind])[] = [
  [/:application-inference-profile\//, 'application-profiles'],
  [/:provisioned-model\//, 'provisioned'],
  [/:custom-model-deployment\//, 'custom-models'],
  [/:imported-model\//, 'imported-models'],
  [/^arn:[\w-]+:sagemaker:/, 'marketplace-endpoints'],
  [/:(?:default-)?prompt-router\//, 'prompt-routers'],
];

/** Undefined for models and system-defined profiles. */
export function accountResourceKind(profile: string | undefined): AccountResourceKind | undefined {
  if (profile?.startsWith('arn:') !== true) return undefined;
  return resources.find(([resource]) => resource.test(profile))?.[1];
}
