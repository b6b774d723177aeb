/** What is not there and is no gap: endpoints that do not exist, Regions that the account has not opted in to. */
import { regionOf } from '../plan/cell.ts';
import type { Listing } from '../types.ts';

export interface UnavailableEndpoints {
  why: string;
  /** Regions. */
  places: string[];
}

/** Each reason once, with its Regions in the order of the listings. */
export function unavailableEndpoints(listings: readonly Listing[]): UnavailableEndpoints[] {
  const places = new Map<string, Set<string>>();
  for (const listing of listings) {
    const { absent } = listing;
    if (absent !== undefined) places.set(absent, (places.get(absent) ?? new Set()).add(regionOf(listing)));
  }
  return [...places].map(([why, regions]) => ({ why, places: [...regions] }));
}

/** `Left out, no gap: me-south-1: the account has not opted in to this Region`. */
export function unavailableLine({ why, places }: UnavailableEndpoints): string {
  return `Left out, no gap: ${places.join(', ')}: ${why}`;
}
