/** Bedrock API keys by Region: the one that was given, or short-term ones made from the credentials, offline. */
import type { CredentialSource, Identity } from './credentials.ts';
import { rememberSecret } from './secrets/known-secrets.ts';

/** The key to send to a Region. Throws what the credentials throw. */
export type BearerKeys = (region: string) => Promise<string>;

/** Seconds that a made key is good for; the service shortens that to what the credentials have left. */
const life = 3600;

interface Made {
  identity: Identity;
  /** Milliseconds. */
  until: number;
  key: string;
}

export function givenKey(key: string): BearerKeys {
  return () => Promise.resolve(key);
}

/** A key holds for one Region and one identity (user guide, "How Amazon Bedrock API keys work"): it is made anew when either changes. */
export function madeKeys(credentials: CredentialSource, now: () => number = Date.now): BearerKeys {
  const made = new Map<string, Made>();
  return async (region) => {
    const identity = await credentials.identity();
    const known = made.get(region);
    if (known?.identity === identity && now() < known.until) return known.key;
    const { getToken } = await import('@aws/bedrock-token-generator');
    const key = await getToken({ credentials: identity, region, expiresInSeconds: life });
    rememberSecret(key);
    made.set(region, { identity, until: now() + (life * 1000) / 2, key });
    return key;
  };
}
