/** Reasons for `blocked`: it would work for another account or principal. */
import { guide, type ReasonEntry } from './entry.ts';

const iamDocs = guide('security_iam_troubleshoot');

export const blockedReasons = {
  'access-denied': {
    verdict: 'blocked',
    title: 'Access denied',
    meaning: 'The service refused this account or principal without saying which permission or agreement is missing.',
    nextStep:
      'Check that the principal may {action} on {resource}, then open {model} in the Bedrock console (Model catalog, {region}) to see whether its access is granted.',
    docs: guide('troubleshooting-api-error-codes'),
  },
  'iam-denied': {
    verdict: 'blocked',
    title: 'IAM permission missing',
    meaning: 'No identity-based policy of the caller allows the action, or one denies it.',
    nextStep:
      'Allow {action} on {resource} for the calling user or role; `bedrock-matrix policy` with the options of the run prints the least policy that it needs.',
    docs: iamDocs,
  },
  'scp-denied': {
    verdict: 'blocked',
    title: 'Denied by a service control policy',
    meaning:
      'A service control policy of the organization denies the action in Region {deniedRegion}. A cross-Region profile fails when one of its destination Regions is denied.',
    nextStep:
      'Ask the administrators of the organization to allow {action} in {deniedRegion}, or call an id that does not route there. {alternatives}',
    docs: guide('geographic-cross-region-inference'),
  },
  'resource-control-denied': {
    verdict: 'blocked',
    title: 'Denied by a resource control policy',
    meaning: 'A resource control policy of the organization denies the action.',
    nextStep:
      'Ask the administrators of the organization to allow {action} on {resource} in the resource control policy.',
    docs: iamDocs,
  },
  'resource-policy-denied': {
    verdict: 'blocked',
    title: 'Denied by a resource-based policy',
    meaning: 'The policy attached to the resource denies the action, or does not allow it.',
    nextStep: 'Change the resource-based policy of {resource} to allow {action} for the calling user or role.',
    docs: iamDocs,
  },
  'permissions-boundary': {
    verdict: 'blocked',
    title: 'Outside the permissions boundary',
    meaning: 'The permissions boundary of the user or role does not allow the action.',
    nextStep: 'Have {action} on {resource} added to the permissions boundary of the calling user or role.',
    docs: iamDocs,
  },
  'session-policy': {
    verdict: 'blocked',
    title: 'Outside the session policy',
    meaning: 'The policy given when the role was assumed does not allow the action.',
    nextStep: 'Assume the role with a session policy that allows {action} on {resource}, or with none.',
    docs: iamDocs,
  },
  'vpc-endpoint-policy': {
    verdict: 'blocked',
    title: 'Denied by the VPC endpoint policy',
    meaning: 'The policy of the VPC endpoint through which the call went does not allow the action.',
    nextStep: 'Allow {action} on {resource} in the policy of the VPC endpoint for {endpoint} in {region}.',
    docs: guide('vpc-interface-endpoints'),
  },
  'api-key-permission': {
    verdict: 'blocked',
    title: 'API key may not be used',
    meaning:
      'The Bedrock API key is valid, but its principal may not call with a bearer token; every model fails alike.',
    nextStep:
      'Allow {action} for the principal of the key, or run with SigV4 credentials (unset AWS_BEARER_TOKEN_BEDROCK).',
    docs: guide('api-keys-permissions'),
  },
  'project-permission': {
    verdict: 'blocked',
    title: 'No permission on the mantle project',
    meaning:
      'The caller may not create inferences in the project of the bedrock-mantle endpoint. The permission is per project, not per model.',
    nextStep:
      'Allow bedrock-mantle:CreateInference on {resource} for the calling user or role (managed policy AmazonBedrockMantleInferenceAccess).',
    docs: guide('inference-prereq'),
  },
  'model-access-denied': {
    verdict: 'blocked',
    title: 'No access to the model',
    meaning: 'The account has not been granted access to this model.',
    nextStep:
      'Open {model} in the Bedrock console (Model catalog, {region}) and request access or accept its agreement; it takes effect within minutes.',
    docs: guide('model-access'),
  },
  'marketplace-agreement': {
    verdict: 'blocked',
    title: 'Marketplace agreement missing',
    meaning:
      'The model is sold through AWS Marketplace and the account has no subscription, or the caller may not make one.',
    nextStep:
      'Call {model} once as a principal with aws-marketplace:ViewSubscriptions and aws-marketplace:Subscribe, or accept its agreement in the Bedrock console (Model catalog); then wait up to 15 minutes.',
    docs: guide('model-access'),
  },
  'marketplace-pending': {
    verdict: 'blocked',
    title: 'Marketplace subscription pending',
    meaning: 'The AWS Marketplace subscription for the model is being set up and is not complete.',
    nextStep:
      'Wait 15 minutes and run again for {model}; if it stays so, look at the subscription in the AWS Marketplace console (Manage subscriptions).',
    docs: guide('model-access'),
  },
  payment: {
    verdict: 'blocked',
    title: 'Payment method missing or refused',
    meaning: 'The account has no valid payment method for this model, or its bill is overdue.',
    nextStep:
      'Add a valid default payment method in the Billing console (Payment preferences) and run again after 15 minutes.',
    docs: guide('model-access'),
  },
  'use-case-form': {
    verdict: 'blocked',
    title: 'Use case form not submitted',
    meaning: 'Anthropic models on bedrock-runtime ask each account, once, for the details of its use case.',
    nextStep:
      'Submit the use case details for Anthropic models in the Bedrock console (Model catalog, any Anthropic model) or with PutUseCaseForModelAccess; wait 15 minutes and run again.',
    docs: guide('model-access'),
  },
  'legacy-locked': {
    verdict: 'blocked',
    title: 'Legacy model, locked for this account',
    meaning:
      'The provider marked the model as Legacy and this account has not used it lately, so it is locked out. Accounts that use it may still call it.',
    nextStep:
      'Move from {model} to an active model; if you depend on it, ask AWS Support to restore access before its end of life.',
    docs: guide('model-lifecycle'),
  },
  'data-retention': {
    verdict: 'blocked',
    title: 'Data retention setting not accepted',
    meaning: 'The model is only offered with a data retention mode that this account has not chosen.',
    nextStep:
      'Choose a data retention mode that {model} accepts{retentionModes}, if your rules on data permit it (PutAccountDataRetention, or the project on bedrock-mantle).',
    docs: guide('data-retention'),
  },
  'account-restricted': {
    verdict: 'blocked',
    title: 'Account restricted',
    meaning: 'The service does not let this account use the model or the operation, whatever its IAM policies say.',
    nextStep:
      'Open a case with AWS Support (Account and billing) or write to AWS Sales, and ask for {model} on {endpoint} in {region} to be enabled for the account.',
    docs: guide('model-access'),
  },
  'account-not-enabled': {
    verdict: 'blocked',
    title: 'Not enabled for this account',
    meaning:
      'Every base path under which the endpoint offers the API said that something is not enabled for this account.',
    nextStep: 'Ask AWS Support or AWS Sales to enable {model} on {endpoint} in {region} for the account.',
    docs: guide('model-access'),
  },
  'geography-restricted': {
    verdict: 'blocked',
    title: 'Not allowed from this country',
    meaning: 'The provider does not offer the model to accounts or callers of this country or territory.',
    nextStep:
      "Check the provider's list of supported countries, and the address and seller of record of the AWS account.",
    docs: guide('model-access'),
  },
  'quota-zero': {
    verdict: 'blocked',
    title: 'Quota of zero',
    meaning: 'The quota of the account for this model is zero in this Region: waiting does not help.',
    nextStep:
      'Request an increase in the Service Quotas console (Amazon Bedrock, {region}): the requests or tokens per minute of {model}.',
    docs: guide('quotas'),
  },
  'quota-exceeded': {
    verdict: 'blocked',
    title: 'Service quota reached',
    meaning: 'A service quota of the account, not the pace of the calls, refuses the request.',
    nextStep:
      'Look at the quotas of {model} in the Service Quotas console (Amazon Bedrock, {region}) and request an increase.',
    docs: guide('quotas'),
  },
  'region-not-enabled': {
    verdict: 'blocked',
    title: 'Region not enabled for the account',
    meaning: 'The account has not opted in to this Region, or Bedrock is not activated for it there.',
    nextStep: 'Enable {region} in the AWS console (Account, AWS Regions) and wait until it is enabled.',
    docs: guide('model-access'),
  },
} as const satisfies Record<string, ReasonEntry>;
