/** What a run is held against: an earlier run, what is known and accepted, and the conditions under which it fails. */
import { readFile, writeFile } from 'node:fs/promises';

import { compare, type Comparison } from '../compare/compare.ts';
import { violationsOf, type Violation } from '../compare/conditions.ts';
import { parseExpectations, type Expectation } from '../compare/expectation.ts';
import { expectationWarnings, matchExpectations, updatedExpectations } from '../compare/expectations.ts';
import { withInferredApis } from '../compare/infer-apis.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import type { BaselineSettings, ComparisonSettings, NamedPath } from '../config/comparison.ts';
import { UserError, usageError } from '../errors.ts';
import { fileError, hasCode } from '../evidence/file-error.ts';
import { readSnapshot } from './read-snapshot.ts';

interface Expectations extends NamedPath {
  text: string;
  lines: Expectation[];
}

export interface Gate {
  baseline?: Snapshot;
  expectations?: Expectations;
}

/** What came of holding a run against a gate. */
export interface GateResult {
  comparison?: Comparison;
  violations: Violation[];
  /** What is wrong with the expectations file, a sentence each. */
  warnings: string[];
  /** The expectations file as it is to be from now on. */
  update?: NamedPath & { text: string };
}

/** Read before anything is called. @throws UserError (usage) when a file cannot be used. */
export async function loadGate(settings: BaselineSettings): Promise<Gate> {
  const baseline = settings.baseline === undefined ? undefined : await readBaseline(settings.baseline);
  return { ...(await readExpectations(settings)), ...(baseline !== undefined && { baseline }) };
}

async function readBaseline(file: NamedPath): Promise<Snapshot> {
  const baseline = await readSnapshot(file).catch((error: unknown) => {
    throw error instanceof UserError ? usageError(`--baseline: ${error.message}`, error.fix) : error;
  });
  if (baseline.suspect !== undefined)
    throw usageError(
      `--baseline: ${file.name} is of a run that cannot be trusted: ${baseline.suspect}.`,
      'Name the last run before it. Nothing was called.',
    );
  if (baseline.incomplete === undefined) return baseline;
  throw usageError(
    `--baseline: ${file.name} is of a run that is incomplete: ${baseline.incomplete}.`,
    'An incomplete run cannot show what changed. Name the last complete run, or continue this one (--resume). Nothing was called.',
  );
}

/** A file that is to be written need not be there yet. */
export async function readExpectations({
  expectations,
  updateExpectations,
}: ComparisonSettings): Promise<Pick<Gate, 'expectations'>> {
  if (expectations === undefined) return {};
  const text = await readFile(expectations.path, 'utf8').catch((error: unknown) => {
    if (updateExpectations && hasCode(error, 'ENOENT')) return '';
    const { message, fix } = fileError('read --expectations', expectations.name, error);
    throw usageError(message, fix);
  });
  return { expectations: { ...expectations, text, lines: parseExpectations(text, expectations.name) } };
}

/** `today`: `2026-11-20`, in UTC. What the expectations file accepts from now on is no longer held against the run. */
export function evaluateGate(
  measured: Snapshot,
  gate: Gate,
  { failOn, updateExpectations }: ComparisonSettings,
  today: string,
): GateResult {
  const { expectations } = gate;
  const [after = measured, baseline] = withInferredApis([
    measured,
    ...(gate.baseline === undefined ? [] : [gate.baseline]),
  ]);
  const comparison = baseline === undefined ? undefined : compare(baseline, after);
  const expected = matchExpectations(expectations?.lines ?? [], after, today);
  const violations = violationsOf(failOn, { after, accepted: expected.accepted, ...(comparison && { comparison }) });
  const warnings = expectationWarnings(expected, expectations?.name ?? '');
  const outcome = { violations, warnings, ...(comparison && { comparison }) };
  const suspect = comparison?.suspect ?? after.suspect;
  if (!updateExpectations || expectations === undefined || suspect !== undefined) return outcome;
  const cells = [...new Set(violations.flatMap((violation) => violation.cells))].flatMap(
    (key) => after.cells.get(key) ?? [],
  );
  const text = updatedExpectations(expectations.text, expected, cells);
  return {
    ...outcome,
    violations: [],
    warnings: expectationWarnings({ ...expected, stale: [] }, expectations.name),
    update: { ...expectations, text },
  };
}

/** Writes the expectations file where it is to be updated. @throws UserError when it cannot be written. */
export async function writeUpdate({ update }: GateResult): Promise<void> {
  if (update === undefined) return;
  await writeFile(update.path, update.text).catch((error: unknown) => {
    throw fileError('write --expectations', update.name, error);
  });
}
