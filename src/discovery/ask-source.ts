/** Asks one source, and says how it went: a source that fails is a stated gap, and the others go on. */
import { UserError } from '../errors.ts';
import type { Fault, Listing } from '../types.ts';
import { listedAll } from './listing-schema.ts';
import { ListingFailed, problemOf } from './listing-call.ts';
import type { LeftOut } from './source.ts';

/** A source, the Region that it is asked in, and the IAM action that it needs. */
interface Asked<Name extends string> {
  source: Name;
  region: string;
  action: string;
}

/** How a source went. */
export interface ListingOf<Name extends string> extends Omit<Listing, 'source'> {
  source: Name;
}

/** The same, and what came instead of it where the service or the network said so. */
export interface ListingResultOf<Name extends string> {
  listing: ListingOf<Name>;
  fault?: Fault;
  status?: number;
}

export interface SourceAnswer<Found, Name extends string> {
  found: Found[];
  result: ListingResultOf<Name>;
}

/** @throws UserError where the user has to do something first: no source would be any better off. */
export async function askSource<Found, Name extends string>(
  { source, region, action }: Asked<Name>,
  list: (leftOut: LeftOut) => Promise<Found[]>,
): Promise<SourceAnswer<Found, Name>> {
  const broken: string[] = [];
  try {
    const found = await list((what) => broken.push(what));
    return { found, result: { listing: { source, region, ...listedAll(found.length, broken) } } };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const listing = { source, region, ok: false, count: 0, problem: problemOf(error, action) };
    return { found: [], result: { listing, ...(error instanceof ListingFailed && statedBy(error)) } };
  }
}

function statedBy({ fault, status }: ListingFailed): { fault: Fault; status?: number } {
  return { fault, ...(status !== undefined && { status }) };
}
