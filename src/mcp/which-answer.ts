/** Which targets of a run answered an API, and what a reader has to know before believing it. */
import { keyOf, targetOf } from '../plan/cell.ts';
import { cellsOf, type ReportedCell } from '../run-facts/cells.ts';
import { featureCellsOf } from '../run-facts/feature-cells.ts';
import { gapsOf } from '../run-facts/gaps.ts';
import { rowsNamed } from '../run-facts/rows-named.ts';
import type { Run } from '../types.ts';
import { firstOf } from './bounded.ts';
import { checkApi, checkRegion, featureIn } from '../run-facts/named-in-run.ts';
import type { WhichQuestion } from './tools.ts';

/**
 * `tested`: cells of that API in scope that have a verdict; those that did not answer are in `others`, by verdict, beside those that were not
 * called (`untested`). `testedOnAnotherApi`: ids that answer the API, and whose feature was tested, but on another one: a feature is tested on the
 * first API that answers.
 * @throws UserError (usage) for what the run never tested.
 */
export function whichAnswer(run: Run, { api, region, feature, model = '*' }: WhichQuestion): object {
  checkRegion(run, region);
  if (feature === undefined) checkApi(run, api);
  else featureIn(run, feature);
  const rows = new Set(rowsNamed(run, model).filter((row) => region === undefined || row.region === region));
  const inScope = (feature === undefined ? cellsOf(run) : featuresOf(run, feature)).filter(({ row }) => rows.has(row));
  const cells = inScope.filter((cell) => cell.api === api);
  const others: Record<string, number> = {};
  for (const { result } of cells) {
    if (result.verdict !== 'supported') others[result.verdict] = (others[result.verdict] ?? 0) + 1;
  }
  const elsewhere = inScope.filter(
    ({ row, ...cell }) => cell.api !== api && run.results.get(keyOf(row, api))?.verdict === 'supported',
  );
  return {
    simulated: run.header.simulated,
    startedAt: run.header.startedAt,
    ...(run.end?.suspect !== undefined && { suspect: run.end.suspect }),
    incomplete: gapsOf(run),
    tested: cells.filter(({ result }) => result.verdict !== 'untested').length,
    ...firstOf('answered', cells.filter(({ result }) => result.verdict === 'supported').map(answered)),
    others,
    ...(feature !== undefined && firstOf('testedOnAnotherApi', elsewhere.map(testedElsewhere))),
  };
}

const featuresOf = (run: Run, feature: string): ReportedCell[] =>
  featureCellsOf(run).filter((cell) => cell.feature === feature);

function answered({ row, result }: ReportedCell): object {
  const { model, region, endpoint, account } = row;
  return { id: targetOf(row), model, region, endpoint, account, route: result.route, at: result.at };
}

function testedElsewhere({ row, api, result }: ReportedCell): object {
  return { id: targetOf(row), region: row.region, api, verdict: result.verdict };
}
