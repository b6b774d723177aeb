/** The cells of a run as every report walks them: sorted rows, asked APIs in column order, each with what is known of it. */
import { hasApi } from '../api-names.ts';
import { keyOf } from '../plan/cell.ts';
import { sortRows } from '../plan/rows.ts';
import type { KnownResult, ApiName, CellResult, Row, Run, VerdictName } from '../types.ts';
import { askedApis } from './columns.ts';

/** How a cell is drawn; untested is empty in files. */
export const marks: Record<VerdictName, string> = {
  supported: '✓',
  unsupported: '✗',
  blocked: 'blocked',
  inconclusive: 'inconclusive',
  untested: '',
};

export interface ReportedCell {
  row: Row;
  api: ApiName;
  /** What was tested beyond the API; absent where that is the API itself. */
  feature?: string;
  result: CellResult;
}

/** Cells of the plan that the record says nothing about: why, as far as the end of the run tells. */
const unasked = {
  interrupted: { verdict: 'untested', reason: 'interrupted', rule: 'not-asked', calls: 0 },
  stopped: { verdict: 'untested', reason: 'run-stopped', rule: 'not-asked', calls: 0 },
  whole: { verdict: 'untested', reason: 'not-asked', rule: 'not-asked', calls: 0 },
} satisfies Record<string, KnownResult>;

/** Known without a call: bedrock-mantle has no InvokeModel and no Converse (AWS's `endpoints` page); it counts tokens in Anthropic's way. */
const noSuchApi: KnownResult = {
  verdict: 'unsupported',
  reason: 'endpoint-has-no-api',
  rule: 'endpoint-has-no-api',
  calls: 0,
};

/** What is known of a cell that was asked for. */
export function resultOf(run: Run, row: Row, api: ApiName): CellResult {
  const known = run.results.get(keyOf(row, api));
  if (known !== undefined && known.verdict !== 'untested') return known;
  if (!hasApi(row.endpoint, api)) return noSuchApi;
  return known ?? unasked[endingOf(run)];
}

/** A run without an end was killed. */
function endingOf({ end }: Run): keyof typeof unasked {
  if (end?.interrupted === true) return 'interrupted';
  return end === undefined || end.incomplete !== undefined ? 'stopped' : 'whole';
}

/** Every cell of the run, in the order of the CSV. */
export function cellsOf(run: Run): ReportedCell[] {
  const apis = askedApis(run);
  return sortRows(run.rows).flatMap((row) => apis.map((api) => ({ row, api, result: resultOf(run, row, api) })));
}
