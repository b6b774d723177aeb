/** Owns whether the Bedrock API key of the environment is used. */
import type { Environment } from './option.ts';

export interface BearerChoice {
  token?: string;
  /** What the user should know of the choice. */
  note?: string;
}

/** A profile or role that was asked for by name wins: a forgotten key must not decide whose account is measured. */
export function chooseBearerToken(env: Environment, explicit: string | undefined): BearerChoice {
  const raw = env['AWS_BEARER_TOKEN_BEDROCK'];
  if (raw === undefined) return {};
  const token = raw.trim();
  if (token === '') return { note: 'AWS_BEARER_TOKEN_BEDROCK is set but empty: no API key is used.' };
  if (explicit === undefined) return { token };
  return { note: `AWS_BEARER_TOKEN_BEDROCK is not used: ${explicit} wins over it.` };
}
