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
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true: the AWS_ENDPOINT_URL variables are not read.',
  HTTPS_PROXY: 'Proxy for https endpoints; https_proxy too.',
  HTTP_PROXY: 'Proxy for http endpoints; http_proxy too.',
  NO_PROXY: 'Hosts that are reached without a proxy, comma separated; no_proxy too.',
  AWS_CA_BUNDLE: 'PEM file of certificate authorities to trust besides the usual ones.',
  NODE_EXTRA_CA_CERTS: 'The same, as Node reads it.',
  NO_COLOR: 'Not empty: no colours.',
  FORCE_COLOR: 'Not empty: colours even when the output is not a terminal; 0: none.',
  TERM: 'dumb: no colours and no live line.',
  CI: 'Not empty: plain lines of progress.',
} as const;

type VariableName = keyof typeof variables;

/** The value of a variable without the white space around it; an empty one is not set. */
export function variable(env: Environment, name: VariableName): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}
