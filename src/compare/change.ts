/** The kinds of difference that one cell can show between two runs. */
import type { CellAddress } from './cell-address.ts';
import type { Judged } from './snapshot.ts';

/**
 * - `broke`: ✓ became ✗ or blocked; `recovered`: the reverse
 * - `verdict`: ✗ became blocked, or the reverse; `reason`: the same verdict for another reason
 * - `appeared`, `vanished`: the target was not there on the other side, where the other run had looked
 * - `unknown`: one side is inconclusive or untested and the other says something else
 */
export type ChangeKind = 'broke' | 'recovered' | 'verdict' | 'reason' | 'appeared' | 'vanished' | 'unknown';

export const changeKinds: readonly ChangeKind[] = [
  'broke',
  'recovered',
  'verdict',
  'reason',
  'appeared',
  'vanished',
  'unknown',
];

/** One cell that is not what it was. */
export interface Change extends CellAddress {
  /** `cellKey`. */
  key: string;
  kind: ChangeKind;
  /** Absent where the run had no such cell. */
  before?: Judged;
  after?: Judged;
}
