/** Owns the list of environment variables that are read beside BEDROCK_MATRIX_*, and the reading of them. */
import type { Environment } from './option.ts';

/** Name to meaning, in the order of .env.example. */
export const variables = {
  AWS_ACCESS_KEY_ID: 'Credentials, read by the AWS SDK, as everything else of its default chain is.',
  AWS_SECRET_ACCESS_KEY: 'Goes with AWS_ACCESS_KEY_ID.',
  AWS_SESSION_TOKEN: 'Goes with temporary credentials.',
  AWS_BEARER_TOKEN_BEDROCK: 'A Bedrock API key, short- or long-term; --profile and --role-arn win over it.',
  AWS_PROFILE: 'Profile of the AWS configuration, when --profile is not given.',
  AWS_CONFIG_FILE: 'AWS configuration file, when not ~/.aws/config.',
  AWS_SHARED_CREDENTIALS_FILE: 'AWS credentials file, when not ~/.aws/credentials.',
  AWS_REGION: 'Region, when --region is not given.',
  AWS_DEFAULT_REGION: 'Region, when AWS_REGION is not set either.',
  AWS_ENDPOINT_URL: 'Origin, without a path, that stands in for every endpoint.',
  AWS_ENDPOINT_URL_BEDROCK: 'Origin of the control plane; wins over AWS_ENDPOINT_URL.',
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'Origin of bedrock-runtime; wins over AWS_ENDPOINT_URL.',
  AWS_ENDPOINT_URL_BEDROCK_MANTLE: 'Origin of bedrock-mantle; wins over AWS_ENDPOINT_URL.',
  AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: 'Origin of bedrock-agent-runtime, for Rerank; wins over AWS_ENDPOINT_URL.',
  AWS_ENDPOINT_URL_STS: 'Origin of STS, which assumes roles and says who is calling; wins over AWS_ENDPOINT_URL.',
  AWS_ENDPOINT_URL_SERVICE_QUOTAS: 'Origin of Service Quotas, for the catalogue; wins over AWS_ENDPOINT_URL.',
  AWS_ENDPOINT_URL_PRICING: 'Origin of the AWS Price List, for the catalogue; wins over AWS_ENDPOINT_URL.',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true: the AWS_ENDPOINT_URL variables are not read.',
  HTTPS_PROXY: 'Proxy for https endpoints; https_proxy too.',
  HTTP_PROXY: 'Proxy for http endpoints; http_proxy too.',
  NO_PROXY: 'Hosts that are reached without a proxy, comma separated; no_proxy too.',
  AWS_CA_BUNDLE: 'PEM file of certificate authorities to trust besides the usual ones.',
  NODE_EXTRA_CA_CERTS: 'The same, as Node reads it.',
  XDG_CACHE_HOME: 'Directory of caches, when not ~/.cache; a list of limits from a URL is kept there.',
  CI_NODE_INDEX: 'GitLab: number of this job, from 1; read by --shard auto.',
  CI_NODE_TOTAL: 'GitLab: jobs in parallel.',
  CIRCLE_NODE_INDEX: 'CircleCI: number of this job, from 0; read by --shard auto.',
  CIRCLE_NODE_TOTAL: 'CircleCI: jobs in parallel.',
  BUILDKITE_PARALLEL_JOB: 'Buildkite: number of this job, from 0; read by --shard auto.',
  BUILDKITE_PARALLEL_JOB_COUNT: 'Buildkite: jobs in parallel.',
  AWS_BATCH_JOB_ARRAY_INDEX: 'AWS Batch: number of this child job, from 0; read by --shard auto.',
  AWS_BATCH_JOB_ARRAY_SIZE: 'AWS Batch: size of the array job.',
  JOB_COMPLETION_INDEX: 'Kubernetes: number of this pod of an indexed Job, from 0; JOB_TOTAL goes with it.',
  JOB_INDEX: 'Elsewhere: number of this job, from 0; in GitHub Actions strategy.job-index.',
  JOB_TOTAL: 'Elsewhere and in Kubernetes: jobs in parallel; in GitHub Actions strategy.job-total.',
  NO_COLOR: 'Not empty: no colours.',
  FORCE_COLOR: 'Not empty: colours even when the output is not a terminal; 0: none.',
  TERM: 'dumb: no colours and no live line.',
  CI: 'Not empty: plain lines of progress.',
  GITHUB_ACTIONS: 'true: broken cells are annotated, and the two files below are written.',
  GITHUB_STEP_SUMMARY: 'File that GitHub shows as the summary of the job.',
  GITHUB_OUTPUT: 'File from which GitHub reads the outputs of the step: counts, complete, changed, suspect.',
} as const;

export type VariableName = keyof typeof variables;

/** The value of a variable without the white space around it; an empty one is not set. */
export function variable(env: Environment, name: VariableName): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}
