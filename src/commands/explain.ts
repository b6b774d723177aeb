/** `explain`: why each cell of a model or profile is what it is. */
import pc from 'picocolors';

import type { Io } from '../config/io.ts';
import { nearest } from '../config/nearest.ts';
import type { ExplainRequest } from '../config/requests.ts';
import { exitCode, usageError, type ExitCode } from '../errors.ts';
import { readAttempts, readEvidence } from '../evidence/read-evidence.ts';
import { keyOf } from '../plan/cell.ts';
import { explainCell } from '../report/explain.ts';
import { profileFinder } from '../report/reason.ts';
import type { Attempt, Row, Run } from '../types.ts';

export async function explain(request: ExplainRequest, io: Io): Promise<ExitCode> {
  const { run } = await readEvidence(request.evidence);
  const rows = rowsNamed(run, request.model);
  const asked = rows.flatMap((row) => request.apis.filter((api) => run.header.apis.includes(api)).map((api) => ({ row, api })));
  const attempts = await attemptsOf(request.evidence, new Set(asked.map(({ row, api }) => keyOf(row, api))));
  const profilesOf = profileFinder(run);
  const color = pc.createColors(request.color);
  for (const cell of asked) {
    const key = keyOf(cell.row, cell.api);
    io.stdout.write(
      explainCell(cell, { result: run.results.get(key), attempts: attempts.get(key) ?? [], profiles: profilesOf(cell.row), color }),
    );
  }
  return exitCode.ok;
}

/** Rows by model or profile id, case ignored. */
function rowsNamed(run: Run, name: string): Row[] {
  const wanted = name.toLowerCase();
  const rows = run.rows.filter(({ model, profile }) => model.toLowerCase() === wanted || profile?.toLowerCase() === wanted);
  if (rows.length > 0) return rows;
  const near = nearest(name, [...new Set(run.rows.flatMap(({ model, profile }) => [model, ...(profile ? [profile] : [])]))]);
  throw usageError(`No row of this run is called ${name}.`, near.length > 0 ? `The nearest ids are ${near.join(', ')}.` : 'The run has no rows.');
}

async function attemptsOf(path: string, wanted: ReadonlySet<string>): Promise<Map<string, Attempt[]>> {
  const found = new Map<string, Attempt[]>();
  for await (const { cell, attempt } of readAttempts(path, (key) => wanted.has(key))) {
    found.set(cell, [...(found.get(cell) ?? []), attempt]);
  }
  return found;
}
