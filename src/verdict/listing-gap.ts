/** How a listing that is missing, or not whole, is named to people. */
import { regionOf } from '../plan/cell.ts';
import type { Listing } from '../types.ts';

/** `No foundation-models of us-east-1`; `Not all foundation-models of us-east-1` where some were listed. */
export function gapTitle(listing: Pick<Listing, 'account' | 'region' | 'count'> & { source: string }): string {
  return `${listing.count > 0 ? 'Not all' : 'No'} ${listing.source} of ${regionOf(listing)}`;
}

export function gapText({ problem }: Pick<Listing, 'problem'>): string {
  return problem ?? 'no reason given';
}
