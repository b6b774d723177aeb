/** The order of rows: Region, Service, Model, profile type, profile id, by code point, so that two nights give the same bytes. */
import type { Row } from '../types.ts';

/** What the order goes by. */
type RowOrder = Pick<Row, 'region' | 'endpoint' | 'model' | 'profileType' | 'profile'>;

/** Sorted copy. `<` on strings compares UTF-16 units, which is code-point order for every id the service gives. */
export function sortRows<Name extends RowOrder>(rows: readonly Name[]): Name[] {
  return rows.toSorted(compareRows);
}

function compareRows(a: RowOrder, b: RowOrder): number {
  return (
    compare(a.region, b.region) ||
    compare(a.endpoint, b.endpoint) ||
    compare(a.model, b.model) ||
    compare(a.profileType, b.profileType) ||
    compare(a.profile ?? '', b.profile ?? '')
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
