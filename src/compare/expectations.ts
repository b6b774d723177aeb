/** Compares a run with an expectations file: which cells are accepted, which lines have expired, and which match no cell any more. */
import { cellsAbout, isMet, lineFor, namedCells, type Expectation } from './expectation.ts';
import { isSettled, isWhole, type Snapshot, type SnapshotCell } from './snapshot.ts';

export interface ExpectationMatches {
  /** `cellKey`s of the cells that are as a line says they are. */
  accepted: ReadonlySet<string>;
  /** Lines whose last day has passed; they accept nothing. */
  expired: Expectation[];
  /** Lines that match no cell: each cell that they are about has changed, or is not there in a run that tested everything. */
  stale: Expectation[];
}

/** `today`: `2026-11-20`, in UTC. */
export function matchExpectations(
  expectations: readonly Expectation[],
  after: Snapshot,
  today: string,
): ExpectationMatches {
  const accepted = new Set<string>();
  const isExpired = ({ expires }: Expectation): boolean => expires !== undefined && expires < today;
  const expired = expectations.filter(isExpired);
  const live = expectations.filter((expectation) => !isExpired(expectation));
  const cells = live.length === 0 ? [] : namedCells(after.cells);
  const stale = live.filter((expectation) => {
    const about = cellsAbout(expectation, cells);
    const met = about.filter(({ cell }) => isMet(expectation, cell));
    for (const { key } of met) accepted.add(key);
    return met.length === 0 && (about.length === 0 ? isWhole(after) : about.every(({ cell }) => isSettled(cell)));
  });
  return { accepted, expired, stale };
}

/** A warning for each line that is expired or stale. */
export function expectationWarnings({ expired, stale }: ExpectationMatches, name: string): string[] {
  return [
    ...expired.map((one) => `${place(one, name)} expired on ${one.expires}${followUp(one)}`),
    ...stale.map((one) => `${place(one, name)} matches no cell any more${followUp(one)}`),
  ];
}

function place({ line, id, api, feature, verdict }: Expectation, name: string): string {
  return `${name}, line ${line}: ${id} ${api}${feature === undefined ? '' : `+${feature}`} ${verdict}`;
}

function followUp({ issue }: Expectation): string {
  return issue === undefined ? '' : ` (${issue})`;
}

/** The same file without its stale lines, and with a line for each of `cells`. Comments, blanks and expired lines stay. */
export function updatedExpectations(
  text: string,
  { stale }: Pick<ExpectationMatches, 'stale'>,
  cells: readonly SnapshotCell[],
): string {
  const gone = new Set(stale.map(({ line }) => line));
  const kept = text.split(/\r?\n/).filter((_, index) => !gone.has(index + 1));
  while (kept.at(-1) === '') kept.pop();
  const lines = [...kept, ...cells.map(lineFor)];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
