/** The order of rows: Region, Service, Model, profile type, profile id, account, by code point, so that two runs with the same results give the same bytes. */
import type { Row } from '../types.ts';

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

/** Not `<`: that compares UTF-16 units, and puts a character beyond U+FFFF before U+E000. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}
