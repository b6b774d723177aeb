/** Makes the calls of a listing: each with a deadline, and again when the service was busy or the connection broke. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { CallOptions, Exchange } from '../aws/exchange.ts';
import { brokenExchange, serviceFault } from '../aws/fault.ts';
import { UserError } from '../errors.ts';
import type { Fault } from '../types.ts';
import { MalformedListing, type ListingCall } from './source.ts';

export interface Patience {
  timeoutMs: number;
  signal: AbortSignal;
  /** First wait before asking again, in milliseconds; doubled each time. */
  pauseMs?: number;
}

/** Tries of one listing call. A listing is the ground of the whole run and costs nothing, so it is worth a few. */
const tries = 4;

/** A listing call that failed for good, with its fault. */
export class ListingFailed extends Error {
  override readonly name = 'ListingFailed';
  readonly fault: Fault;
  readonly status: number | undefined;

  constructor(fault: Fault, status: number | undefined) {
    super([fault.type, fault.message].filter(Boolean).join(': ') || `HTTP ${status}`);
    this.fault = fault;
    this.status = status;
  }
}

export function listingCall(patience: Patience): ListingCall {
  return async (make) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(make, patience);
      } catch (error) {
        const again = error instanceof ListingFailed && passes(error) && attempt < tries;
        if (!again) throw error;
        await sleep((patience.pauseMs ?? 500) * 2 ** (attempt - 1), undefined, { signal: patience.signal });
      }
    }
  };
}

async function once<T>(make: (options: CallOptions) => Promise<T>, { timeoutMs, signal }: Patience): Promise<T> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const exchange: Exchange = {};
  try {
    return await make({ signal: AbortSignal.any([signal, deadline]), exchange });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UserError || error instanceof MalformedListing) throw error;
    throw new ListingFailed(faultOf(exchange, error, deadline.aborted), exchange.status);
  }
}

function faultOf(exchange: Exchange, error: unknown, timedOut: boolean): Fault {
  const whole = exchange.status !== undefined && exchange.error === undefined;
  return whole ? serviceFault(exchange) : brokenExchange(exchange, error, timedOut);
}

function passes({ fault, status = 0 }: ListingFailed): boolean {
  if (fault.origin === 'transport') return fault.type === 'reset' || fault.type === 'timeout';
  return status === 429 || status >= 500 || fault.type === 'cut-short' || /Throttl|TooManyRequests/i.test(fault.type ?? '');
}
