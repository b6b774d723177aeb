/**
 * The whole run as one JSON document, as schemas/report.schema.json describes it: header, counts, listings, and one object
 * per row with its cells. What differs between two runs of the same truth stands apart, in `run`, `end` and `measured`.
 */
import { sortRows } from '../plan/rows.ts';
import type { ApiName, CellResult, Row, Run } from '../types.ts';
import { resultOf } from '../run-facts/cells.ts';
import { askedApis } from '../run-facts/columns.ts';
import { featureOf } from '../run-facts/feature-cells.ts';
import type { ReportOptions, TextFormat } from './format.ts';
import { sharedResult } from './shared-result.ts';
import { summarise, type Summary } from '../run-facts/summary.ts';

export const json: TextFormat = {
  render(run, options) {
    return `${JSON.stringify(document(run, options), null, 2)}\n`;
  },
};

function document(run: Run, options: ReportOptions): object {
  const apis = askedApis(run);
  const summary = summarise(run);
  const { suspect, gaps, cause, disagreements, onlyIn } = summary;
  return {
    schema: run.header.schema,
    simulated: run.header.simulated,
    suspect,
    complete: gaps.length === 0,
    incomplete: gaps.length > 0 ? gaps : undefined,
    cause,
    run: run.header,
    end: run.end,
    summary: counts(summary),
    onlyIn: onlyIn.length > 0 ? onlyIn : undefined,
    listings: run.listings,
    availability: run.availability ?? [],
    disagreements: disagreements.map(({ row: { account, region, model, profile }, claim, observed }) => ({
      account,
      region,
      model,
      profile,
      claim,
      observed,
    })),
    rows: sortRows(run.rows).map((row) => rowDocument(run, row, { apis, options })),
  };
}

/** What the terminal shows, the APIs and what was tested beyond them each by its name. */
function counts({ rows, cells, verdicts, successRate, settledRate, apis, features, ...used }: Summary): object {
  const { calls, inputTokens, outputTokens, cost } = used;
  const columns = features.map(({ column, ...facts }) => [column, { ...facts.verdicts, ...partsOf(facts) }]);
  return {
    rows,
    cells,
    ...verdicts,
    successRate,
    settledRate,
    apis: Object.fromEntries(apis.map((one) => [one.api, one.verdicts])),
    ...(columns.length > 0 && { features: Object.fromEntries(columns) }),
    measured: { calls, inputTokens, outputTokens, cost },
  };
}

/** Of `unsupported`: taken and ignored; refused with the figure of the limit. */
function partsOf({ ignored, figures }: Pick<Summary['features'][number], 'ignored' | 'figures'>): object {
  return { ...(ignored > 0 && { ignored }), ...(figures > 0 && { figures }) };
}

function rowDocument(
  run: Run,
  row: Row,
  { apis, options }: { apis: readonly ApiName[]; options: ReportOptions },
): object {
  const cells = apis.map((api) => [api, cellDocument(sharedResult(resultOf(run, row, api), options))]);
  return { ...row, cells: Object.fromEntries(cells), ...featureDocuments(run, row, options) };
}

/** By column; what was not asked is not there. */
function featureDocuments(run: Run, row: Row, options: ReportOptions): object {
  const answers = (run.header.features ?? []).flatMap((column) => featureOf(run, row, column) ?? []);
  if (answers.length === 0) return {};
  const documents = answers.map(({ column, api, feature, result }) => [
    column,
    { feature, api, ...cellDocument(sharedResult(result, options)) },
  ]);
  return { features: Object.fromEntries(documents) };
}

/** The facts of a cell, and under `measured` what is another number or time in every run. */
function cellDocument({
  at,
  ms,
  firstByteMs,
  inputTokens,
  outputTokens,
  calls,
  requestId,
  ...facts
}: CellResult): object {
  return { ...facts, measured: { at, ms, firstByteMs, inputTokens, outputTokens, calls, requestId } };
}
