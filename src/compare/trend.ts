/** What many runs tell of each cell: since when it is what it is, and how often it was something else. */
import { withInferredApis } from './infer-apis.ts';
import { cellAddresses, type CellAddress } from './cell-address.ts';
import { speedsOf, type Speed } from './speed.ts';
import { hasOtherFigure, isSettled, judged, type Judged, type Snapshot, type SnapshotCell } from './snapshot.ts';

/** One cell over all runs. A run is named by its time, ISO 8601, or by its file where that does not tell. */
export interface CellTrend extends Omit<CellAddress, 'column'> {
  /** `cellKey`. */
  key: string;
  /** What was last learned; absent where no run learned anything. */
  now?: Judged;
  /** The first of the runs, in an unbroken row, that say what `now` says. */
  since?: string;
  /** First and last run in which the cell was there. */
  firstSeen: string;
  lastSeen: string;
  /** Runs in which it was there, and those of them that learned something. */
  runs: number;
  settledRuns: number;
  /** Times the verdict, or the limit that the service named, was another than on the settled run before. */
  changes: number;
  /** `changes / settledRuns`, 0 to 1: runs that learned nothing are not counted. */
  flakiness: number;
  /** The verdict of each run of the trend, oldest first; absent runs are `null`. */
  history: (Judged['verdict'] | null)[];
}

export interface Trend {
  /** Oldest first. */
  runs: string[];
  /** Runs that could not be believed, and were left out, with the reason. */
  left: { run: string; suspect: string }[];
  /** Those of the runs that the simulator answered. */
  simulated: string[];
  /** In the order of the CSV. */
  cells: CellTrend[];
  speeds: Speed[];
}

/** Changed more than once: one change is news, two are a habit. */
export function isFlaky({ changes }: CellTrend): boolean {
  return changes > 1;
}

/** Runs in the order of their times; in the order given where a file does not tell its time. */
export function trendOf(given: readonly Snapshot[]): Trend {
  const ordered = given.every(({ startedAt }) => startedAt !== undefined) ? given.toSorted(byTime) : [...given];
  const runs = withInferredApis(ordered.filter(({ suspect }) => suspect === undefined));
  const names = runs.map(nameOfRun);
  return {
    runs: names,
    left: ordered.flatMap((run) => (run.suspect === undefined ? [] : [{ run: nameOfRun(run), suspect: run.suspect }])),
    simulated: runs.flatMap((run) => (run.simulated === true ? [nameOfRun(run)] : [])),
    cells: cellAddresses(runs).flatMap((place) => cellTrend(place, runs, names) ?? []),
    speeds: speedsOf(runs),
  };
}

/** The flaky cells first, the flakiest of them on top; the others in the order of the CSV. */
export function flakyFirst(cells: readonly CellTrend[]): CellTrend[] {
  return cells.toSorted(
    (a, b) => Number(isFlaky(b)) - Number(isFlaky(a)) || (isFlaky(a) ? b.flakiness - a.flakiness : 0),
  );
}

/** Undefined when AWS answered every run. */
export function simulatedNote({ runs, simulated }: Pick<Trend, 'runs' | 'simulated'>): string | undefined {
  if (simulated.length === 0) return undefined;
  return simulated.length === runs.length
    ? 'SIMULATED: the built-in simulator answered; nothing here is about AWS.'
    : `SIMULATED: the built-in simulator answered ${simulated.length} of the ${runs.length} runs: ${simulated.join(', ')}.`;
}

function byTime({ startedAt: a = '' }: Snapshot, { startedAt: b = '' }: Snapshot): number {
  return Date.parse(a) - Date.parse(b);
}

function nameOfRun({ startedAt, name }: Snapshot): string {
  return startedAt ?? name;
}

function cellTrend(
  { column: _column, ...place }: CellAddress & { key: string },
  runs: readonly Snapshot[],
  names: readonly string[],
): CellTrend | undefined {
  const { key } = place;
  const seen = runs.map(({ cells }) => cells.get(key));
  const there = seen.flatMap((cell, run) => (cell === undefined ? [] : [{ cell, run: names[run] ?? '' }]));
  const first = there[0];
  const last = there.at(-1);
  if (first === undefined || last === undefined || there.every(({ cell }) => cell.verdict === 'untested'))
    return undefined;
  const settled = there.filter(({ cell }) => isSettled(cell));
  const changes = settled.filter(({ cell }, index) => {
    const before = settled[index - 1]?.cell;
    return before !== undefined && isOther(before, cell);
  }).length;
  return {
    ...place,
    ...present(settled),
    firstSeen: first.run,
    lastSeen: last.run,
    runs: there.length,
    settledRuns: settled.length,
    changes,
    flakiness: settled.length === 0 ? 0 : changes / settled.length,
    history: seen.map((cell) => cell?.verdict ?? null),
  };
}

function present(settled: readonly { cell: SnapshotCell; run: string }[]): Pick<CellTrend, 'now' | 'since'> {
  const last = settled.at(-1);
  if (last === undefined) return {};
  const since = settled[settled.findLastIndex(({ cell }) => isOther(cell, last.cell)) + 1]?.run;
  return { now: judged(last.cell), ...(since !== undefined && { since }) };
}

function isOther(one: Judged, other: Judged): boolean {
  return one.verdict !== other.verdict || hasOtherFigure(one, other);
}
