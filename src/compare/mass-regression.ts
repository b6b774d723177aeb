/** Notices when so much broke at once, and for one cause, that the measurement is suspect and not the models. */
import { largestGroup } from '../plan/grouped.ts';
import type { Change } from './change.ts';
import { isSettled, type Snapshot } from './snapshot.ts';

/** More than this share of what answered and was called again; below it models may well have gone together. */
const mostBroken = 0.5;
/** Fewer cells, or cells of fewer models, are one model's trouble. */
const fewestCells = 8;
const fewestModels = 3;
/** The share of broken cells that must tell the same reason: models that break by themselves break in their own ways. */
const oneCause = 0.8;

/** Why the later run cannot be trusted, in a sentence; undefined when it can. */
export function massRegression(before: Snapshot, after: Snapshot, changes: readonly Change[]): string | undefined {
  const broken = changes.filter(({ kind }) => kind === 'broke');
  const answered = [...before.cells].filter(
    ([key, cell]) => cell.verdict === 'supported' && isSettledIn(after, key),
  ).length;
  const models = new Set(broken.map(({ target }) => target.model));
  const [cause, times] = mostFrequent(broken.map(({ after: is }) => is?.reason ?? is?.verdict ?? ''));
  if (broken.length < fewestCells || models.size < fewestModels) return undefined;
  if (broken.length <= answered * mostBroken || times < broken.length * oneCause) return undefined;
  return `${broken.length} of ${answered} cells that answered broke at once, ${times} of them for one cause (${cause})`;
}

function isSettledIn({ cells }: Snapshot, key: string): boolean {
  const cell = cells.get(key);
  return cell !== undefined && isSettled(cell);
}

function mostFrequent(words: readonly string[]): [word: string, times: number] {
  const most = largestGroup(words, (word) => word);
  return [most[0] ?? '', most.length];
}
