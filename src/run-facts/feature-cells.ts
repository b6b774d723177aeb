/** The answers to what was tested beyond the APIs, as reports walk them: rows in order, questions in column order. */
import { limitStatedIn } from '../limits/measured-limits.ts';
import { keyOf } from '../plan/cell.ts';
import { sortRows } from '../plan/rows.ts';
import type { CellResult, FeatureColumn, Row, Run } from '../types.ts';
import { hasReason } from '../reasons/reasons.ts';
import { cellsOf, marks, type ReportedCell } from './cells.ts';

export interface ReportedFeature extends ReportedCell {
  feature: string;
  /** Its column in the CSV. */
  column: string;
}

/** What was asked of a row for a column; undefined where it was not asked, because no API answered on which it could be. */
export function featureOf(run: Run, row: Row, { key, column, apis }: FeatureColumn): ReportedFeature | undefined {
  for (const api of apis) {
    const result = run.results.get(keyOf(row, api, key));
    if (result !== undefined) return { row, api, feature: key, column, result };
  }
  return undefined;
}

export function featureCellsOf(run: Run): ReportedFeature[] {
  const columns = run.header.features ?? [];
  if (columns.length === 0) return [];
  return sortRows(run.rows).flatMap((row) => columns.flatMap((column) => featureOf(run, row, column) ?? []));
}

/** All that the run asked: the cells of the matrix, then what was tested beyond the APIs. */
export function allCellsOf(run: Run): ReportedCell[] {
  return [...cellsOf(run), ...featureCellsOf(run)];
}

/** The figure of a limit. `ignored`: the service took the parameter and did nothing with it, which is another no than a refusal. */
export function featureMark(result: CellResult): string {
  const figure = limitFigure(result);
  if (figure !== undefined) return String(figure);
  return hasReason(result, 'parameter-ignored') ? 'ignored' : marks[result.verdict];
}

/** The limit that the service named; undefined for every other result. */
export function limitFigure({ reason, message = '' }: Pick<CellResult, 'reason' | 'message'>): number | undefined {
  if (reason !== 'limit-stated') return undefined;
  const stated = limitStatedIn(message);
  return stated?.maxOutputTokens ?? stated?.contextWindow;
}
