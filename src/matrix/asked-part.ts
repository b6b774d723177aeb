/** A run that calls some cells of a plan and no others: what it calls, and what it may say of the whole at its end. */
import { cellKey } from '../plan/cell.ts';
import type { Plan } from '../plan/plan.ts';
import type { ApiName, Cell, CellResult, Row, RunEnd } from '../types.ts';
import { isSettled } from './resume.ts';
import type { MatrixOptions } from './options.ts';

export interface AskedPart {
  /** Whether something is asked of the row on the API: the API itself, or a feature. */
  touches(row: Row, api: ApiName): boolean;
  asks(cell: Cell): boolean;
}

export type Choice = Pick<MatrixOptions, 'config' | 'only'>;

export function askedPlan({ only }: Choice, plan: Plan): Plan {
  if (only === undefined) return plan;
  const apisOf = (row: Row): ApiName[] => plan.apis.filter((api) => only.touches(row, api));
  const rows = plan.rows.filter((row) => apisOf(row).length > 0);
  return { rows, apis: plan.apis.filter((api) => rows.some((row) => apisOf(row).includes(api))) };
}

/** Whether a cell is left as it is. */
export function isLeft({ config, only }: Choice, cell: Cell, results: ReadonlyMap<string, CellResult>): boolean {
  return only === undefined ? isSettled(results.get(cellKey(cell)), config) : !only.asks(cell);
}

const asked = 'Only cells that were named one by one were called; --resume calls the others';

/** A few cells complete no run, and clear none that was suspect. `before`: the end of the run that this one continues. */
export function endOfPart(end: RunEnd, before: RunEnd | undefined): RunEnd {
  const incomplete = end.incomplete ?? (before === undefined ? asked : before.incomplete);
  const suspect = end.suspect ?? before?.suspect;
  return {
    ...end,
    ...(incomplete !== undefined && { incomplete }),
    ...(suspect !== undefined && { suspect }),
    ...(before?.interrupted === true && { interrupted: true }),
  };
}
