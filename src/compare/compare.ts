/** Tells what changed between two runs. A doubt on either side is never a change. */
import { apiNames } from '../config/api-names.ts';
import { keyOf, rowKey } from '../plan/cell.ts';
import { sortRows } from '../plan/rows.ts';
import type { ApiName } from '../types.ts';
import type { Change, ChangeKind } from './change.ts';
import { massFlip } from './mass-flip.ts';
import { isAbsent, isSettled, type Judged, type Snapshot, type Target } from './snapshot.ts';

/** One of the two runs, by what tells it from others. */
type Side = Pick<Snapshot, 'name' | 'startedAt' | 'simulated'>;

export interface Comparison {
  before: Side;
  after: Side;
  /** In the order of the CSV. */
  changes: Change[];
  counts: Record<ChangeKind, number>;
  /** Cells that are in both runs and are what they were. */
  unchanged: number;
  /** Models and profiles of which every cell came, or went. */
  targets: { appeared: Target[]; vanished: Target[] };
  /** Why neither run's difference to the other can be believed; then nothing counts as a regression. */
  suspect?: string;
}

export function compare(before: Snapshot, after: Snapshot): Comparison {
  const changes: Change[] = [];
  let unchanged = 0;
  for (const target of allTargets(before, after)) {
    for (const api of apiNames) {
      const change = changeOf({ target, api, before, after });
      if (change === 'none') unchanged += 1;
      else if (change !== undefined) changes.push(change);
    }
  }
  const suspect = before.suspect ?? after.suspect ?? massFlip(before, after, changes);
  return {
    before: sideOf(before),
    after: sideOf(after),
    changes,
    counts: count(changes),
    unchanged,
    targets: { appeared: targetsThat('appeared', changes, before), vanished: targetsThat('vanished', changes, after) },
    ...(suspect !== undefined && { suspect }),
  };
}

/** The cells that broke and can be believed to have. */
export function regressionsOf({ changes, suspect }: Comparison): Change[] {
  return suspect === undefined ? changes.filter(({ kind }) => kind === 'broke') : [];
}

interface Pair {
  target: Target;
  api: ApiName;
  before: Snapshot;
  after: Snapshot;
}

function changeOf({ target, api, before, after }: Pair): Change | 'none' | undefined {
  const key = keyOf(target, api);
  const was = before.cells.get(key);
  const is = after.cells.get(key);
  if (was === undefined && is === undefined) return undefined;
  const kind =
    was !== undefined && is !== undefined ? kindOf(was, is) : kindOfOne({ target, api, before, after }, was ?? is);
  if (kind === undefined) return was !== undefined && is !== undefined ? 'none' : undefined;
  return { key, kind, target, api, ...(was && { before: judged(was) }), ...(is && { after: judged(is) }) };
}

function kindOf(was: Judged, is: Judged): ChangeKind | undefined {
  if (!isSettled(was) || !isSettled(is)) return was.verdict === is.verdict ? undefined : 'unknown';
  if (was.verdict !== is.verdict) {
    if (was.verdict === 'supported') return 'broke';
    return is.verdict === 'supported' ? 'recovered' : 'verdict';
  }
  const told = was.reason !== undefined && is.reason !== undefined;
  return told && was.reason !== is.reason ? 'reason' : undefined;
}

/** Of a cell that only one run has: news where the other had looked for it, else something that cannot be told. */
function kindOfOne({ target, api, before, after }: Pair, known: Judged | undefined): ChangeKind | undefined {
  if (known === undefined || known.verdict === 'untested') return undefined;
  const isNew = !before.cells.has(keyOf(target, api));
  const absent = isNew ? isAbsent(target, api, before, after) : isAbsent(target, api, after, before);
  if (absent) return isNew ? 'appeared' : 'vanished';
  return isSettled(known) ? 'unknown' : undefined;
}

function judged({ verdict, reason }: Judged): Judged {
  return reason === undefined ? { verdict } : { verdict, reason };
}

function sideOf({ name, startedAt, simulated }: Snapshot): Side {
  return { name, ...(simulated !== undefined && { simulated }), ...(startedAt !== undefined && { startedAt }) };
}

function count(changes: readonly Change[]): Record<ChangeKind, number> {
  const counts = { broke: 0, recovered: 0, verdict: 0, reason: 0, appeared: 0, vanished: 0, unknown: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

function allTargets(...sides: readonly Snapshot[]): Target[] {
  const targets = new Map<string, Target>();
  for (const { cells } of sides) for (const { target } of cells.values()) targets.set(rowKey(target), target);
  return sortRows([...targets.values()]);
}

function targetsThat(kind: ChangeKind, changes: readonly Change[], missing: Snapshot): Target[] {
  const known = new Set([...missing.cells.values()].map(({ target }) => rowKey(target)));
  const targets = changes
    .filter((change) => change.kind === kind && !known.has(rowKey(change.target)))
    .map(({ target }) => target);
  return [...new Map(targets.map((target) => [rowKey(target), target])).values()];
}
