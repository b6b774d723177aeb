/** The order of rows, listings and claims. Rows: Region, Service, Model, profile type, profile id, account, by code point, so that two runs with the same results give the same bytes. */
import type { Availability, Listing, Row, RunHeader } from '../types.ts';
import { regionOf } from './cell.ts';

/** What the order goes by. */
type RowOrder = Pick<Row, 'account' | 'region' | 'endpoint' | 'model' | 'profileType' | 'profile'>;

/** Sorted copy. */
export function sortRows<Name extends RowOrder>(rows: readonly Name[]): Name[] {
  return rows.toSorted(compareRows);
}

function compareRows(a: RowOrder, b: RowOrder): number {
  return (
    compare(a.region, b.region) ||
    compare(a.endpoint, b.endpoint) ||
    compare(a.model, b.model) ||
    compare(a.profileType, b.profileType) ||
    compare(a.profile ?? '', b.profile ?? '') ||
    compare(a.account ?? '', b.account ?? '')
  );
}

/** Account by account, Region by Region, as the run was asked for them: whichever was listed first. */
export function sortListings(listings: readonly Listing[], { accounts = [], regions }: RunHeader): Listing[] {
  const placeOf = ({ account, region }: Listing): number =>
    accounts.indexOf(account ?? '') * regions.length + regions.indexOf(region);
  return listings.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** By Region and model: the same each time, whichever came first. */
export function sortClaims(claims: readonly Availability[]): Availability[] {
  return claims.toSorted((a, b) => (`${regionOf(a)} ${a.model}` < `${regionOf(b)} ${b.model}` ? -1 : 1));
}

/** Not `<`: that compares UTF-16 units, and puts a character beyond U+FFFF before U+E000. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}
