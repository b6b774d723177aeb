/** Owns the settings that hold a run against an earlier one and against what is known. */
import { resolve } from 'node:path';
import { usageError } from '../errors.ts';
import { options } from './options.ts';
import type { FailOn } from './compare-options.ts';
import { readMany, readOne, type Given } from './option.ts';

export interface ComparisonSettings {
  failOn: FailOn[];
  /** Absolute path, and the name as given. */
  expectations?: NamedPath;
  updateExpectations: boolean;
}

export interface NamedPath {
  path: string;
  name: string;
}

export interface BaselineSettings extends ComparisonSettings {
  baseline?: NamedPath;
  /** Times that a cell which broke is called again. */
  confirm: number;
}

/** Throws a usage error when an option lacks the other one that it needs. */
export function resolveComparison(given: Given, cwd: string): ComparisonSettings {
  const failOn = readMany(options.failOn, given).value;
  const expectations = readOne(options.expectations, given)?.value;
  const update = readOne(options.updateExpectations, given);
  if (update.value && (expectations === undefined || failOn.length === 0)) {
    const missing = expectations === undefined ? '--expectations' : '--fail-on';
    throw usageError(
      `${update.source} needs ${missing}`,
      'It writes into the file of --expectations what --fail-on finds.',
    );
  }
  return {
    failOn,
    ...(expectations !== undefined && { expectations: namedPath(expectations, cwd) }),
    updateExpectations: update.value,
  };
}

/** Throws a usage error when an option lacks the other one that it needs. */
export function resolveBaseline(given: Given, cwd: string): BaselineSettings {
  const comparison = resolveComparison(given, cwd);
  const baseline = readOne(options.baseline, given)?.value;
  const confirm = readOne(options.confirm, given);
  const compared = comparison.failOn.find((condition) => condition === 'regression' || condition === 'change');
  if (baseline === undefined && (compared !== undefined || confirm.value > 0)) {
    const needing = compared === undefined ? confirm.source : `--fail-on ${compared}`;
    throw usageError(
      `${needing} needs --baseline`,
      'Name the evidence, JSON or CSV of an earlier run with --baseline.',
    );
  }
  return {
    ...comparison,
    ...(baseline !== undefined && { baseline: namedPath(baseline, cwd) }),
    confirm: confirm.value,
  };
}

function namedPath(name: string, cwd: string): NamedPath {
  return { path: resolve(cwd, name), name };
}
