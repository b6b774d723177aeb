/** What changed between two runs. An inconclusive cell on either side is never a change. */
import { rowKey } from '../plan/cell.ts';
import type { ChangeKind } from '../enumerations.ts';
import type { Change } from './change.ts';
import { massRegression } from './mass-regression.ts';
import { withInferredApis } from './infer-apis.ts';
import { cellAddresses, type CellAddress } from './cell-address.ts';
import { wasAsked } from './one-sided.ts';
import { hasOtherFigure, isAbsent, isSettled, judged, type Judged, type Snapshot, type Target } from './snapshot.ts';

/** One of the two runs, by what tells it from others. */
type Side = Pick<Snapshot, 'name' | 'startedAt' | 'simulated' | 'incomplete'>;

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
  /** Why neither run's difference to the other can be trusted; then nothing counts as a regression. */
  suspect?: string;
}

export function compare(first: Snapshot, second: Snapshot): Comparison {
  const [before = first, after = second] = withInferredApis([first, second]);
  const changes: Change[] = [];
  let unchanged = 0;
  for (const place of cellAddresses([before, after])) {
    const change = changeOf(place, { before, after });
    if (change === 'none') unchanged += 1;
    else if (change !== undefined) changes.push(change);
  }
  const suspect = before.suspect ?? after.suspect ?? massRegression(before, after, changes);
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

/** The cells that broke and can be trusted to have. */
export function regressionsOf({ changes, suspect }: Comparison): Change[] {
  return suspect === undefined ? changes.filter(({ kind }) => kind === 'broke') : [];
}

interface Pair {
  before: Snapshot;
  after: Snapshot;
}

type KeyedPlace = CellAddress & { key: string };

function changeOf(place: KeyedPlace, { before, after }: Pair): Change | 'none' | undefined {
  const { key } = place;
  const was = before.cells.get(key);
  const is = after.cells.get(key);
  const kind = was !== undefined && is !== undefined ? kindOf(was, is) : kindOfOne(place, { before, after });
  if (kind === undefined) return was !== undefined && is !== undefined ? 'none' : undefined;
  const testedOnly = onlyBy(place, { before, after });
  return {
    ...place,
    kind,
    ...(was && { before: judged(was) }),
    ...(is && { after: judged(is) }),
    ...(kind === 'unknown' && testedOnly && { testedOnly }),
  };
}

function onlyBy(place: KeyedPlace, { before, after }: Pair): 'before' | 'after' | undefined {
  if (!before.cells.has(place.key) && !wasAsked(place, before)) return 'after';
  return !after.cells.has(place.key) && !wasAsked(place, after) ? 'before' : undefined;
}

function kindOf(was: Judged, is: Judged): ChangeKind | undefined {
  if (!isSettled(was) || !isSettled(is)) return was.verdict === is.verdict ? undefined : 'unknown';
  if (was.verdict !== is.verdict) {
    if (was.verdict === 'supported') return 'broke';
    return is.verdict === 'supported' ? 'recovered' : 'verdict';
  }
  if (hasOtherFigure(was, is)) return 'reason';
  const areKnown = was.reason !== undefined && is.reason !== undefined;
  return areKnown && was.reason !== is.reason ? 'reason' : undefined;
}

/** Of a cell that only one run has: news where the other had looked for it, else unknown. */
function kindOfOne(place: KeyedPlace, { before, after }: Pair): ChangeKind | undefined {
  const known = before.cells.get(place.key) ?? after.cells.get(place.key);
  if (known === undefined || known.verdict === 'untested') return undefined;
  const isNew = !before.cells.has(place.key);
  const absent = isNew ? isAbsent(place, before, after) : isAbsent(place, after, before);
  if (absent) return isNew ? 'appeared' : 'vanished';
  return isSettled(known) ? 'unknown' : undefined;
}

function sideOf({ name, startedAt, simulated, incomplete }: Snapshot): Side {
  return {
    name,
    ...(incomplete !== undefined && { incomplete }),
    ...(simulated !== undefined && { simulated }),
    ...(startedAt !== undefined && { startedAt }),
  };
}

function count(changes: readonly Change[]): Record<ChangeKind, number> {
  const counts = { broke: 0, recovered: 0, verdict: 0, reason: 0, appeared: 0, vanished: 0, unknown: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

function targetsThat(kind: ChangeKind, changes: readonly Change[], missing: Snapshot): Target[] {
  const known = new Set([...missing.cells.values()].map(({ target }) => rowKey(target)));
  const targets = changes
    .filter((change) => change.kind === kind && !known.has(rowKey(change.target)))
    .map(({ target }) => target);
  return [...new Map(targets.map((target) => [rowKey(target), target])).values()];
}
