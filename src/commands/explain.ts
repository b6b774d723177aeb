/** `explain`: why each cell of models and profiles is what it is. */

import type { Io } from '../config/io.ts';
import type { ExplainRequest } from '../config/requests.ts';
import { exitCode, usageError, type ExitCode } from '../errors.ts';
import { readAttempts, readEvidence } from '../evidence/read-evidence.ts';
import { readCheckKey } from '../features/check-key.ts';
import { cellKey } from '../plan/cell.ts';
import { globPattern } from '../text/glob.ts';
import { explainCell, simulatedLine } from '../report/explain.ts';
import { findEvidence } from './find-evidence.ts';
import { alternativesIn } from '../run-facts/alternatives.ts';
import { checkApi, featureIn } from '../run-facts/named-in-run.ts';
import { rowsNamed } from '../run-facts/rows-named.ts';
import type { Attempt, Cell, Row, Run } from '../types.ts';
import { createColors } from '../terminal-colors.ts';

export async function explain(request: ExplainRequest, io: Io): Promise<ExitCode> {
  const evidence = findEvidence(request, io);
  const { run } = await readEvidence(evidence);
  const rows = rowsNamed(run, request.model);
  const asked = rows.flatMap((row) => cellsOfRow(row, run, request));
  if (asked.length === 0) refuseUntested(run, request);
  const attempts = await attemptsOf(evidence, new Set(asked.map(cellKey)));
  const alternativesOf = alternativesIn(run);
  const color = createColors(request.color);
  if (run.header.simulated) io.stdout.write(`${simulatedLine(color)}\n\n`);
  for (const cell of asked) {
    const key = cellKey(cell);
    io.stdout.write(
      explainCell(cell, {
        result: run.results.get(key),
        attempts: attempts.get(key) ?? [],
        alternativesOf,
        color,
      }),
    );
  }
  return exitCode.ok;
}

type Narrowed = Pick<ExplainRequest, 'apis' | 'checks'>;

/** What was asked of the row, and behind each API what was asked beyond it. */
function cellsOfRow(row: Row, { header, results }: Run, { apis, checks }: Narrowed): Cell[] {
  const globs = checks.map(globPattern);
  const columns = (header.features ?? []).filter(({ key }) => globs.length === 0 || globs.some((one) => one.test(key)));
  const beyond = columns.flatMap((column) =>
    column.apis.map((api): Cell => ({ row, api, check: readCheckKey(column.key) })),
  );
  return apis.flatMap((api) => [
    ...(header.apis.includes(api) && checks.length === 0 ? [{ row, api }] : []),
    ...beyond.filter((cell) => cell.api === api && results.has(cellKey(cell))),
  ]);
}

/** An empty answer would read as "nothing is wrong". @throws UserError (usage) that says what the run did test. */
function refuseUntested(run: Run, { model, apis, checks }: Narrowed & Pick<ExplainRequest, 'model'>): never {
  const keys = (run.header.features ?? []).map(({ key }) => key);
  for (const check of checks) if (!keys.some((key) => globPattern(check).test(key))) featureIn(run, check);
  if (checks.length === 0) for (const api of apis) checkApi(run, api);
  throw usageError(
    `${checks.join(', ')} was not tested on ${model}.`,
    'No API that it needs answers there, or the model cannot have it; without --check the APIs are explained.',
  );
}

async function attemptsOf(path: string, wanted: ReadonlySet<string>): Promise<Map<string, Attempt[]>> {
  const found = new Map<string, Attempt[]>();
  for await (const { cell, attempt } of readAttempts(path, (key) => wanted.has(key))) {
    found.set(cell, [...(found.get(cell) ?? []), attempt]);
  }
  return found;
}
