/** Owns whether calls are signed or carry a Bedrock API key, and whether the key of the environment is used. */
import type { Environment, Setting } from './option.ts';

export interface BearerChoice {
  auth: 'sigv4' | 'api-key';
  /** The key of the environment; without one, `api-key` means one made from the credentials. */
  token?: string;
  /** What the user should know of the choice. */
  note?: string;
}

/**
 * A profile or role that was asked for by name wins: a forgotten key must not decide whose account is measured.
 * `explicit` is the option that names one.
 */
export function chooseBearerToken(
  env: Environment,
  explicit: string | undefined,
  { value: choice, source }: Setting<'auto' | 'sigv4' | 'api-key'>,
): BearerChoice {
  const auth = choice === 'api-key' ? 'api-key' : 'sigv4';
  const raw = env['AWS_BEARER_TOKEN_BEDROCK'];
  const name = 'AWS_BEARER_TOKEN_BEDROCK';
  if (raw === undefined) return { auth };
  const token = raw.trim();
  if (token === '') return { auth, note: `${name} is set but empty: no API key is used from it.` };
  if (choice === 'sigv4') return { auth, note: `${name} is not used: ${source} asks for signatures.` };
  if (explicit === undefined) return { auth: 'api-key', token };
  return { auth, note: `${name} is not used: ${explicit} wins over it.` };
}
