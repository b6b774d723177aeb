/** Options that several commands take together. */

export const places = ['region', 'service'] as const;

/** Which models of them. */
export const modelFilters = [...places, 'model', 'exclude', 'provider'] as const;

/** All that chooses rows and cells. */
export const planned = [...modelFilters, 'api', 'asyncS3Uri', 'include', 'profileType', 'limit'] as const;

/** What is asked beyond whether an API answers. */
export const questions = [
  'features',
  'featuresApi',
  'guardrail',
  'guardrailOn',
  'vary',
  'measureLimits',
  'probeFile',
] as const;

/** The account, or the simulator, that calls go to. */
export const connection = [
  'timeout',
  'profile',
  'roleArn',
  'externalId',
  'roleSessionName',
  'auth',
  'endpointUrl',
  'demo',
] as const;

export const budget = ['maxCost', 'maxCalls', 'acceptAgreements'] as const;

/** Where reports go, and how they look. */
export const reports = ['output', 'format', 'details', 'bom', 'noRedact'] as const;
