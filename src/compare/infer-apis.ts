/**
 * Finds the API of questions that were read from a matrix CSV, which tells the question and not the API it was asked on: it is
 * that of another run only where the same APIs answered in both, so that both runs chose the same.
 */
import { plainOf, streamOf } from '../api-names.ts';
import { featureApis } from '../config/feature-names.ts';
import { readCheckKey } from '../features/check-key.ts';
import { keyOf, rowKey } from '../plan/cell.ts';
import type { ApiName } from '../types.ts';
import type { Snapshot, SnapshotCell, Target } from './snapshot.ts';

type Cells = Snapshot['cells'];

/** A cell that tells its API, in the run it is of. */
interface Known {
  cells: Cells;
  cell: SnapshotCell & { api: ApiName };
}

/** The same runs; a question that cannot be placed keeps a key that only a run with the same answers has. */
export function withInferredApis(snapshots: readonly Snapshot[]): Snapshot[] {
  if (snapshots.every(({ cells }) => [...cells.values()].every(({ api }) => api !== undefined))) return [...snapshots];
  const known = knownQuestions(snapshots);
  return snapshots.map((snapshot) => ({
    ...snapshot,
    cells: new Map(
      [...snapshot.cells].map(([key, cell]) =>
        cell.api === undefined ? place(cell, snapshot.cells, known) : [key, cell],
      ),
    ),
  }));
}

function knownQuestions(snapshots: readonly Snapshot[]): Map<string, Known[]> {
  const known = new Map<string, Known[]>();
  for (const { cells } of snapshots) {
    for (const cell of cells.values()) {
      const { api, feature, target, column } = cell;
      if (feature === undefined || api === undefined) continue;
      const key = `${rowKey(target)} ${column ?? feature}`;
      const same = known.get(key) ?? [];
      known.set(key, same);
      same.push({ cells, cell: { ...cell, api } });
    }
  }
  return known;
}

function place(cell: SnapshotCell, cells: Cells, known: ReadonlyMap<string, Known[]>): [string, SnapshotCell] {
  const { target, feature = '', column = '' } = cell;
  const candidates = [column, feature]
    .flatMap((name) => known.get(`${rowKey(target)} ${name}`) ?? [])
    .filter((other) => isProbe(feature) || hadTheSameChoice(target, other, cells));
  const names = new Map(
    candidates.map(({ cell: { api, feature: name } }) => [keyOf(target, api, name), { api, name }]),
  );
  const [only] = names;
  if (only === undefined || names.size > 1) return [unplacedKey(cell, cells), cell];
  const [key, { api, name = feature }] = only;
  return [key, { ...cell, api, feature: name }];
}

/** A probe names its API itself. */
function isProbe(feature: string): boolean {
  return readCheckKey(feature).kind === 'probe';
}

/**
 * Up to the API that was asked, the same ones answered: a question goes to the first that does. A file without columns does not
 * tell whether it was to go to that API only, which matters where an earlier one answers.
 */
function hadTheSameChoice(target: Target, { cells, cell: { api, column } }: Known, here: Cells): boolean {
  const last = featureApis.findIndex((name) => name === plainOf(api));
  if (last === -1) return false;
  const [there, before] = [answering(target, cells), answering(target, here)];
  const isFirst = !there.slice(0, last).some((answered) => answered.includes('1'));
  return there.slice(0, last + 1).join() === before.slice(0, last + 1).join() && (column !== undefined || isFirst);
}

/** For each API that can be tested for more, whether it or its stream answered. */
function answering(target: Target, cells: Cells): string[] {
  return featureApis.map((api) =>
    [api, streamOf(api)].map((name) => (answers(target, name, cells) ? '1' : '0')).join(''),
  );
}

function answers(target: Target, api: ApiName, cells: Cells): boolean {
  return cells.get(keyOf(target, api))?.verdict === 'supported';
}

function unplacedKey({ target, feature = '' }: SnapshotCell, cells: Cells): string {
  const answered = isProbe(feature) ? '' : answering(target, cells).join('');
  return `${rowKey(target)} ?${answered} +${feature}`;
}
