/** What many nights tell of each cell: since when it is what it is, and how often it was something else. */
import { withInferredApis } from './infer-apis.ts';
import { cellAddresses, type CellAddress } from './cell-address.ts';
import { speedsOf, type Speed } from './speed.ts';
import { isSettled, type Judged, type Snapshot, type SnapshotCell } from './snapshot.ts';

/** One cell over all nights. A night is named by its time, ISO 8601, or by its file where that does not tell. */
export interface CellTrend extends Omit<CellAddress, 'column'> {
  /** `cellKey`. */
  key: string;
  /** What was last learned; absent where no night learned anything. */
  now?: Judged;
  /** The first of the nights, in an unbroken row, that say what `now` says. */
  since?: string;
  /** First and last night on which the cell was there. */
  firstSeen: string;
  lastSeen: string;
  /** Nights on which it was there, and those of them that learned something. */
  nights: number;
  settledNights: number;
  /** Times the verdict was another than on the settled night before. */
  changes: number;
  /** `changes / settledNights`, 0 to 1: nights that learned nothing are not counted. */
  flakiness: number;
  /** The verdict of each night of the trend, oldest first; absent nights are `null`. */
  history: (Judged['verdict'] | null)[];
}

export interface Trend {
  /** Oldest first. */
  nights: string[];
  /** Nights that could not be believed, and were left out, with the reason. */
  left: { night: string; suspect: string }[];
  /** Those of the nights that the simulator answered. */
  simulated: string[];
  /** In the order of the CSV. */
  cells: CellTrend[];
  speeds: Speed[];
}

/** Changed more than once: one change is news, two are a habit. */
export function isFlaky({ changes }: CellTrend): boolean {
  return changes > 1;
}

/** Nights in the order of their times; in the order given where a file does not tell its time. */
export function trendOf(given: readonly Snapshot[]): Trend {
  const ordered = given.every(({ startedAt }) => startedAt !== undefined) ? given.toSorted(byTime) : [...given];
  const nights = withInferredApis(ordered.filter(({ suspect }) => suspect === undefined));
  const names = nights.map(nightOf);
  return {
    nights: names,
    left: ordered.flatMap((night) =>
      night.suspect === undefined ? [] : [{ night: nightOf(night), suspect: night.suspect }],
    ),
    simulated: nights.flatMap((night) => (night.simulated === true ? [nightOf(night)] : [])),
    cells: cellAddresses(nights).flatMap((place) => cellTrend(place, nights, names) ?? []),
    speeds: speedsOf(nights),
  };
}

/** The flaky cells first, the flakiest of them on top; the others in the order of the CSV. */
export function flakyFirst(cells: readonly CellTrend[]): CellTrend[] {
  return cells.toSorted(
    (a, b) => Number(isFlaky(b)) - Number(isFlaky(a)) || (isFlaky(a) ? b.flakiness - a.flakiness : 0),
  );
}

/** Undefined when AWS answered every night. */
export function simulatedNote({ nights, simulated }: Pick<Trend, 'nights' | 'simulated'>): string | undefined {
  if (simulated.length === 0) return undefined;
  return simulated.length === nights.length
    ? 'SIMULATED: the built-in simulator answered; nothing here is about AWS.'
    : `SIMULATED: the built-in simulator answered ${simulated.length} of the ${nights.length} runs: ${simulated.join(', ')}.`;
}

function byTime({ startedAt: a = '' }: Snapshot, { startedAt: b = '' }: Snapshot): number {
  return Date.parse(a) - Date.parse(b);
}

function nightOf({ startedAt, name }: Snapshot): string {
  return startedAt ?? name;
}

function cellTrend(
  { column: _column, ...place }: CellAddress & { key: string },
  nights: readonly Snapshot[],
  names: readonly string[],
): CellTrend | undefined {
  const { key } = place;
  const seen = nights.map(({ cells }) => cells.get(key));
  const there = seen.flatMap((cell, night) => (cell === undefined ? [] : [{ cell, night: names[night] ?? '' }]));
  const first = there[0];
  const last = there.at(-1);
  if (first === undefined || last === undefined || there.every(({ cell }) => cell.verdict === 'untested'))
    return undefined;
  const settled = there.filter(({ cell }) => isSettled(cell));
  const changes = settled.filter(
    ({ cell }, index) => index > 0 && cell.verdict !== settled[index - 1]?.cell.verdict,
  ).length;
  return {
    ...place,
    ...present(settled),
    firstSeen: first.night,
    lastSeen: last.night,
    nights: there.length,
    settledNights: settled.length,
    changes,
    flakiness: settled.length === 0 ? 0 : changes / settled.length,
    history: seen.map((cell) => cell?.verdict ?? null),
  };
}

function present(settled: readonly { cell: SnapshotCell; night: string }[]): Pick<CellTrend, 'now' | 'since'> {
  const last = settled.at(-1);
  if (last === undefined) return {};
  const { verdict, reason } = last.cell;
  const since = settled[settled.findLastIndex(({ cell }) => cell.verdict !== verdict) + 1]?.night;
  return { now: reason === undefined ? { verdict } : { verdict, reason }, ...(since !== undefined && { since }) };
}
