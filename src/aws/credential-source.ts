/** One source of credentials for all clients: it remembers, refreshes before expiry, and can be made to look again. */

/** Keys for SigV4. `expiration` only on temporary ones. */
export interface Identity {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

/** A provider as the SDK's chain makes them: `forceRefresh` skips what it remembers. */
export type Provider = (options?: { forceRefresh?: boolean }) => Promise<Identity>;

export interface CredentialSource {
  /** The keys in force. Throws a UserError when there are none. */
  identity(): Promise<Identity>;
  /** Looks again at the source, for credentials that the service has refused. */
  renew(): Promise<void>;
}

/** Credentials are fetched anew when they have less than this left, in milliseconds, so that no signed request expires on its way. */
const longestMargin = 5 * 60_000;
/** Between two looks at a source that hands out what is stale already, in milliseconds. */
const shortestRest = 1000;

export function credentialSource(provider: Provider, now: () => number = Date.now): CredentialSource {
  let current: Promise<Identity> | undefined;
  let refreshAt = Number.POSITIVE_INFINITY;

  function load(forceRefresh: boolean): Promise<Identity> {
    refreshAt = Number.POSITIVE_INFINITY;
    const loading = provider({ forceRefresh });
    current = loading;
    loading.then(
      (identity) => void (refreshAt = nextLook(identity, now())),
      () => forget(loading),
    );
    return loading;
  }

  function forget(failed: Promise<Identity>): void {
    if (current === failed) current = undefined;
  }

  /** Keys that still hold are kept when there are no others yet. */
  async function refreshed(kept: Promise<Identity>): Promise<Identity> {
    try {
      return await load(true);
    } catch (error) {
      const identity = await kept;
      if (expiryOf(identity) <= now()) throw error;
      current = kept;
      refreshAt = now() + shortestRest;
      return identity;
    }
  }

  return {
    identity() {
      if (current === undefined) return load(false);
      if (now() < refreshAt) return current;
      const refreshing = refreshed(current);
      current = refreshing;
      refreshing.catch(() => forget(refreshing));
      return refreshing;
    },
    async renew() {
      await load(true);
    },
  };
}

function expiryOf({ expiration }: Identity): number {
  return expiration?.getTime() ?? Number.POSITIVE_INFINITY;
}

/** A quarter of their life before they expire, at most the margin: keys that live for seconds are not fetched for each call. */
function nextLook(identity: Identity, at: number): number {
  const life = expiryOf(identity) - at;
  return at + Math.max(shortestRest, life - Math.min(longestMargin, life / 4));
}
