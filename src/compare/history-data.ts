/** The trend as the history page is given it: the flaky cells first, runs by their number. */
import { regionOf, targetOf } from '../plan/cell.ts';
import { percent } from '../text/percent.ts';
import { titleOf } from '../run-facts/reason.ts';
import type { VerdictName } from '../types.ts';
import { askedOf } from './cell-address.ts';
import type { Speed } from './speed.ts';
import { flakyFirst, isFlaky, simulatedNote, type CellTrend, type Trend } from './trend.ts';

const verdicts: readonly VerdictName[] = ['supported', 'unsupported', 'blocked', 'inconclusive', 'untested'];

export interface HistoryData {
  verdicts: readonly VerdictName[];
  /** Oldest first. */
  runs: string[];
  left: Trend['left'];
  /** Which of the runs are simulated; absent: none. */
  simulated?: string;
  cells: HistoryCell[];
  speeds: Speed[];
}

interface HistoryCell {
  region: string;
  service: string;
  /** What the call names. */
  target: string;
  model: string;
  asked: string;
  now: VerdictName;
  /** Empty where there is none. */
  reason: string;
  title: string;
  /** Indices into `runs`; -1: not known. */
  since: number;
  first: number;
  last: number;
  changes: number;
  settled: number;
  /** `12.5 %`. */
  flakiness: string;
  flaky: boolean;
  /** A sign for each run: an index into `verdicts`, or `-` where the cell was not there. */
  history: string;
}

export function historyData(trend: Trend): HistoryData {
  const { runs, left, cells, speeds } = trend;
  const simulated = simulatedNote(trend);
  const numbers = new Map(runs.map((run, index) => [run, index]));
  const order = flakyFirst(cells);
  return {
    verdicts,
    runs,
    left,
    ...(simulated !== undefined && { simulated }),
    cells: order.map((cell) => historyCell(cell, numbers)),
    speeds,
  };
}

function historyCell(cell: CellTrend, numbers: ReadonlyMap<string, number>): HistoryCell {
  const { target, now, since, firstSeen, lastSeen, changes, settledRuns, flakiness, history } = cell;
  const number = (run: string): number => numbers.get(run) ?? -1;
  return {
    region: regionOf(target),
    service: target.endpoint,
    target: targetOf(target),
    model: target.model,
    asked: askedOf(cell),
    now: now?.verdict ?? 'inconclusive',
    reason: now?.reason ?? '',
    title: now?.reason === undefined ? '' : titleOf(now.reason),
    since: since === undefined ? -1 : number(since),
    first: number(firstSeen),
    last: number(lastSeen),
    changes,
    settled: settledRuns,
    flakiness: percent(flakiness),
    flaky: isFlaky(cell),
    history: history.map((verdict) => (verdict === null ? '-' : verdicts.indexOf(verdict))).join(''),
  };
}
