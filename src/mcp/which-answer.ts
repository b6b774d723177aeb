/** Which targets of a run answered an API, and what a reader has to know before believing it. */
import { targetOf } from '../plan/cell.ts';
import { globPattern } from '../plan/glob.ts';
import { cellsOf } from '../run-facts/cells.ts';
import { featureCellsOf } from '../run-facts/feature-cells.ts';
import { gapsOf } from '../run-facts/gaps.ts';
import type { Run } from '../types.ts';
import type { WhichQuestion } from './tools.ts';

/** `asked`: cells of that API in scope; those that did not answer are in `others`, by verdict. An empty list with none asked says nothing. */
export function whichAnswer(run: Run, { api, region, feature, model = '*' }: WhichQuestion): object {
  const glob = globPattern(model);
  const cells = (
    feature === undefined ? cellsOf(run) : featureCellsOf(run).filter((cell) => cell.feature === feature)
  ).filter(
    (cell) =>
      cell.api === api &&
      (region === undefined || cell.row.region === region) &&
      (glob.test(cell.row.model) || glob.test(targetOf(cell.row))),
  );
  const others: Record<string, number> = {};
  for (const { result } of cells) {
    if (result.verdict !== 'supported') others[result.verdict] = (others[result.verdict] ?? 0) + 1;
  }
  return {
    simulated: run.header.simulated,
    startedAt: run.header.startedAt,
    ...(run.end?.suspect !== undefined && { suspect: run.end.suspect }),
    incomplete: gapsOf(run),
    asked: cells.length,
    answered: cells
      .filter(({ result }) => result.verdict === 'supported')
      .map(({ row, result }) => ({
        id: targetOf(row),
        model: row.model,
        region: row.region,
        endpoint: row.endpoint,
        account: row.account,
        route: result.route,
        at: result.at,
      })),
    others,
  };
}
