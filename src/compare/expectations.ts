/** Holds a run against an expectations file: what is accepted, and which lines have had their day. */
import { isAbout, isMet, lineFor, type Expectation } from './expectation.ts';
import { isSettled, isWhole, type Snapshot, type SnapshotCell } from './snapshot.ts';

export interface ExpectationMatches {
  /** `cellKey`s of the cells that are as a line says they are. */
  accepted: ReadonlySet<string>;
  /** Lines past their day; they accept nothing. */
  expired: Expectation[];
  /** Lines that hold for no cell: all they are about is otherwise now, or is not there in a run that asked for everything. */
  stale: Expectation[];
}

/** `today`: `2026-11-20`, in UTC. */
export function matchExpectations(
  expectations: readonly Expectation[],
  after: Snapshot,
  today: string,
): ExpectationMatches {
  const accepted = new Set<string>();
  const expired = expectations.filter(({ expires }) => expires !== undefined && expires < today);
  const live = expectations.filter((expectation) => !expired.includes(expectation));
  const stale = live.filter((expectation) => {
    const about = [...after.cells].filter(([, cell]) => isAbout(expectation, cell));
    const met = about.filter(([, cell]) => isMet(expectation, cell));
    for (const [key] of met) accepted.add(key);
    return met.length === 0 && (about.length === 0 ? isWhole(after) : about.every(([, cell]) => isSettled(cell)));
  });
  return { accepted, expired, stale };
}

/** What to tell of a line that is expired or stale. */
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
