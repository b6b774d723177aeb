/** Makes the calls of a listing: each with a deadline, and again when the service was busy or the connection broke. */
import { setTimeout as sleep } from 'node:timers/promises';

import { replyBounds } from '../aws/body.ts';
import { cut } from '../aws/bounded.ts';
import { callWithin } from '../aws/deadline.ts';
import type { CallOptions, Exchange } from '../aws/exchange.ts';
import { bodyText, faultOfCall, malformed } from '../aws/fault.ts';
import { UserError } from '../errors.ts';
import type { Fault } from '../types.ts';
import { MalformedListing, type ListingCall } from './source.ts';

export interface Deadline {
  timeoutMs: number;
  signal: AbortSignal;
  /** Times that a call is made at most. */
  tries?: number;
  /** First wait before asking again, in milliseconds; doubled each time. */
  pauseMs?: number;
  /** Holds each call until there is a slot for it; waits between tries hold none. */
  slot?: <T>(call: () => Promise<T>) => Promise<T>;
}

/** Tries of one listing call by default. A listing is the ground of the whole run and costs nothing, so it is worth a few. */
const usualTries = 4;

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

/** Why a listing is missing, in one line; the action it needs only where a permission is what is missing. */
export function problemOf(error: unknown, action: string): string {
  const problem = error instanceof Error ? error.message : String(error);
  return /denied|not authorized|forbidden|permission/i.test(problem) ? `${problem} (needs ${action})` : problem;
}

export function listingCall(deadline: Deadline): ListingCall {
  return async (make) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await (deadline.slot ?? atOnce)(() => once(make, deadline));
      } catch (error) {
        const again = error instanceof ListingFailed && attempt < triesOf(error, deadline);
        if (!again) throw error;
        await sleep((deadline.pauseMs ?? 500) * 2 ** (attempt - 1), undefined, { signal: deadline.signal });
      }
    }
  };
}

async function atOnce<T>(call: () => Promise<T>): Promise<T> {
  return call();
}

async function once<T>(make: (options: CallOptions) => Promise<T>, deadline: Deadline): Promise<T> {
  const exchange: Exchange = { mostBytes: replyBounds.listing };
  const ended = await callWithin(deadline, exchange, make);
  if ('value' in ended) return ended.value;
  deadline.signal.throwIfAborted();
  if (ended.error instanceof UserError || ended.error instanceof MalformedListing) throw ended.error;
  throw new ListingFailed(faultOfCall(exchange, ended) ?? unreadable(exchange), exchange.status);
}

/** A 200 that the client cannot read states nothing. */
function unreadable(exchange: Exchange): Fault {
  return malformed('wrong-shape', `The reply cannot be read: ${cut(bodyText(exchange), 200)}`);
}

/** Whoever was silent once for the whole of the time limit is asked once more: the other endpoints wait for this answer. */
const triesOfSilent = 2;

function triesOf(error: ListingFailed, { tries = usualTries }: Deadline): number {
  if (!passes(error)) return 0;
  return error.fault.type === 'timeout' ? Math.min(tries, triesOfSilent) : tries;
}

function passes({ fault, status = 0 }: ListingFailed): boolean {
  if (fault.origin === 'transport') return fault.type === 'reset' || fault.type === 'timeout';
  return (
    status === 429 || status >= 500 || fault.type === 'cut-short' || /Throttl|TooManyRequests/i.test(fault.type ?? '')
  );
}
