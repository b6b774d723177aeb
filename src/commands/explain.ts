/** `explain`: why each cell of a model or profile is what it is. */
import pc from 'picocolors';

import type { Io } from '../config/io.ts';
import { nearest } from '../config/nearest.ts';
import type { ExplainRequest } from '../config/requests.ts';
import { exitCode, usageError, type ExitCode } from '../errors.ts';
import { readAttempts, readEvidence } from '../evidence/read-evidence.ts';
import { cellKey } from '../plan/cell.ts';
import { explainCell } from '../report/explain.ts';
import { profileFinder } from '../report/reason.ts';
import type { ApiName, Attempt, Cell, Row, Run } from '../types.ts';

export async function explain(request: ExplainRequest, io: Io): Promise<ExitCode> {
  const { run } = await readEvidence(request.evidence);
  const rows = rowsNamed(run, request.model);
  const asked = rows.flatMap((row) => cellsOfRow(row, run, request.apis));
  const attempts = await attemptsOf(request.evidence, new Set(asked.map(cellKey)));
  const profilesOf = profileFinder(run);
  const color = pc.createColors(request.color);
  for (const cell of asked) {
    const key = cellKey(cell);
    io.stdout.write(
      explainCell(cell, {
        result: run.results.get(key),
        attempts: attempts.get(key) ?? [],
        profiles: profilesOf(cell.row),
        color,
      }),
    );
  }
  return exitCode.ok;
}

/** What was asked of the row, and behind each API what was asked beyond it. */
function cellsOfRow(row: Row, { header, results }: Run, apis: readonly ApiName[]): Cell[] {
  const beyond = (header.features ?? []).flatMap((column) =>
    column.apis.map((api): Cell => ({ row, api, feature: column.key })),
  );
  return apis.flatMap((api) => [
    ...(header.apis.includes(api) ? [{ row, api }] : []),
    ...beyond.filter((cell) => cell.api === api && results.has(cellKey(cell))),
  ]);
}

/** Rows by model or profile id, case ignored. */
function rowsNamed(run: Run, name: string): Row[] {
  const wanted = name.toLowerCase();
  const rows = run.rows.filter(
    ({ model, profile }) => model.toLowerCase() === wanted || profile?.toLowerCase() === wanted,
  );
  if (rows.length > 0) return rows;
  const near = nearest(name, [
    ...new Set(run.rows.flatMap(({ model, profile }) => [model, ...(profile ? [profile] : [])])),
  ]);
  const none =
    run.rows.length > 0 ? 'None of its rows is like it; `bedrock-matrix report` shows them.' : 'It has no rows.';
  throw usageError(
    `No row of this run is called ${name}.`,
    near.length > 0 ? `The nearest ids are ${near.join(', ')}.` : none,
  );
}

async function attemptsOf(path: string, wanted: ReadonlySet<string>): Promise<Map<string, Attempt[]>> {
  const found = new Map<string, Attempt[]>();
  for await (const { cell, attempt } of readAttempts(path, (key) => wanted.has(key))) {
    found.set(cell, [...(found.get(cell) ?? []), attempt]);
  }
  return found;
}
