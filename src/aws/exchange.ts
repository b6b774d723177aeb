/** The record of one HTTP exchange as it went over the wire, below every SDK: what verdicts are drawn from. */

/** Filled in while a call runs; what is absent did not happen. */
export interface Exchange {
  method?: string;
  /** Set by the caller: how long a whole reply may be, decompressed; an error may be far shorter. */
  mostBytes?: number;
  /** Path and query, without host. */
  path?: string;
  status?: number;
  /** Lower-case names. */
  headers?: Record<string, string>;
  /** The body as far as it arrived. */
  body?: Uint8Array;
  /** Milliseconds from sending to the first byte of the body. */
  firstByteMs?: number;
  /** The connection ended before the body did. */
  cutShort?: boolean;
  /** What ended the exchange before a whole reply was there. */
  error?: unknown;
}

/** What every sender takes beside its request: how to stop it, and where to write down what happened. */
export interface CallOptions {
  signal: AbortSignal;
  exchange: Exchange;
}

/** As an exchange records them: lower-case names, one value each, nothing of HTTP/2's own (`:status`). */
export function flatHeaders(headers: Record<string, string | string[] | number | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name.startsWith(':')) continue;
    flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return flat;
}
