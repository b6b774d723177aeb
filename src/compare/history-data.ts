/** The trend as the history page is given it: the flaky cells first, runs by their number. */
import { regionOf, targetOf } from '../plan/cell.ts';
import { createTextTable } from '../report/html/text-table.ts';
import { titleOf } from '../run-facts/reason.ts';
import { plural } from '../text/quantities.ts';
import { verdictNames } from '../enumerations.ts';
import type { VerdictName } from '../types.ts';
import { askedOf } from './cell-address.ts';
import type { Speed } from './speed.ts';
import { flakyFirst, isFlaky, simulatedNote, type CellTrend, type Trend } from './trend.ts';

/** Texts are numbers that point into one table, because most repeat. */
export interface HistoryData {
  verdicts: readonly VerdictName[];
  texts: string[];
  /** Oldest first. */
  runs: string[];
  left: Trend['left'];
  /** Which of the runs are simulated; absent: none. */
  simulated?: string;
  /**
   * Region, service, what the call names, model, what was asked, reason, title of the reason or the limit that was named, and history, texts all; index into
   * `verdicts` of what it is now; since, first and last seen, indices into `runs` (-1: not known); changes; settled runs; 1 if
   * flaky. The history has a sign for each run: an index into `verdicts`, `=` where a limit was named, or `-` where the
   * cell was not there.
   */
  cells: number[][];
  speeds: Speed[];
}

export function historyData(trend: Trend): HistoryData {
  const { runs, left, cells, speeds } = trend;
  const simulated = simulatedNote(trend);
  const numbers = new Map(runs.map((run, index) => [run, index]));
  const texts = createTextTable();
  return {
    verdicts: verdictNames,
    texts: texts.all,
    runs,
    left,
    ...(simulated !== undefined && { simulated }),
    cells: flakyFirst(cells).map((cell) => [...cellTexts(cell).map(texts.indexOf), ...cellNumbers(cell, numbers)]),
    speeds,
  };
}

function cellTexts(cell: CellTrend): string[] {
  const { target, now, history } = cell;
  const figure = now?.figure === undefined ? undefined : plural(now.figure, 'token');
  const title = figure ?? (now?.reason === undefined ? '' : titleOf(now.reason));
  const isLimit = now?.figure !== undefined;
  const signs = history.map((verdict) => signOf(verdict, isLimit)).join('');
  const names = [regionOf(target), target.endpoint, targetOf(target), target.model, askedOf(cell)];
  return [...names, now?.reason ?? '', title, signs];
}

function signOf(verdict: VerdictName | null, isLimit: boolean): string {
  if (verdict === null) return '-';
  return isLimit && verdict === 'unsupported' ? '=' : String(verdictNames.indexOf(verdict));
}

function cellNumbers(cell: CellTrend, numbers: ReadonlyMap<string, number>): number[] {
  const { now, since, firstSeen, lastSeen, changes, settledRuns } = cell;
  const number = (run: string | undefined): number => (run === undefined ? -1 : (numbers.get(run) ?? -1));
  const verdict = verdictNames.indexOf(now?.verdict ?? 'inconclusive');
  return [verdict, number(since), number(firstSeen), number(lastSeen), changes, settledRuns, Number(isFlaky(cell))];
}
