/** Holds what a person or an agent names against a run: what the run never tested is an error that says what it did test, not an empty answer. */
import { suggestion } from '../config/nearest.ts';
import { usageError } from '../errors.ts';
import type { ApiName, Run } from '../types.ts';

export function checkRegion(run: Pick<Run, 'rows'>, region: string | undefined): void {
  const known = [...new Set(run.rows.map((row) => row.region))];
  if (region === undefined || known.includes(region)) return;
  throw usageError(`The run did not test ${region}.`, suggestion(region, known));
}

export function checkApi(run: Pick<Run, 'header'>, api: ApiName): void {
  if (run.header.apis.includes(api)) return;
  throw usageError(`The run did not test ${api}.`, `It tested ${run.header.apis.join(', ')}.`);
}

/** @returns the column of the feature in the run. */
export function featureIn(run: Pick<Run, 'header'>, feature: string): NonNullable<Run['header']['features']>[number] {
  const columns = run.header.features ?? [];
  const found = columns.find(({ key }) => key === feature);
  if (found !== undefined) return found;
  const keys = [...new Set(columns.map(({ key }) => key))];
  throw usageError(
    `The run did not test ${feature}.`,
    keys.length === 0 ? 'It was made without --features.' : suggestion(feature, keys),
  );
}
