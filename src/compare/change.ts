/** One difference between two runs. */
import type { ChangeKind } from '../enumerations.ts';
import type { CellAddress } from './cell-address.ts';
import type { Judged } from './snapshot.ts';

/** One cell that is not what it was. */
export interface Change extends CellAddress {
  /** `cellKey`. */
  key: string;
  kind: ChangeKind;
  /** Absent where the run had no such cell. */
  before?: Judged;
  after?: Judged;
  /** The other run was not asked to test this at all. */
  testedOnly?: 'before' | 'after';
}
