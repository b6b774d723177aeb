/** What many runs tell of one model, as a site keeps it: by target, and only when something changed, so that a year of nights stays small. */
import { targetDocument, type TargetDocument } from '../compare/target-document.ts';
import { trendDocument, type TrendDocument } from '../compare/trend-table.ts';
import type { CellTrend, Trend } from '../compare/trend.ts';
import { rowKey } from '../plan/cell.ts';
import { grouped } from '../plan/grouped.ts';
import type { VerdictName } from '../types.ts';

/** Holds from the run that it names until that of the next one; null: those runs had no such cell. */
interface Stretch {
  from: string;
  verdict: VerdictName | null;
}

type CellHistory = Omit<CellTrend, 'key' | 'target' | 'firstSeen' | 'lastSeen' | 'history'> & { history: Stretch[] };

export interface ModelHistory extends Omit<TrendDocument, 'cells'> {
  targets: (TargetDocument & { cells: CellHistory[] })[];
}

export function modelHistory(trend: Trend): ModelHistory {
  const { cells: _, ...rest } = trendDocument({ ...trend, cells: [] });
  const targets = grouped(trend.cells, ({ target }) => rowKey(target));
  return {
    ...rest,
    targets: [...targets.values()].flatMap((cells) =>
      cells.slice(0, 1).map(({ target }) => ({
        ...targetDocument(target),
        cells: cells.map((cell) => cellHistory(cell, trend.runs)),
      })),
    ),
  };
}

function cellHistory(
  { key: _key, target: _target, firstSeen: _first, lastSeen: _last, history, ...cell }: CellTrend,
  runs: readonly string[],
): CellHistory {
  const stretches = history.flatMap((verdict, index): Stretch[] =>
    index > 0 && verdict === history[index - 1] ? [] : [{ from: runs[index] ?? '', verdict }],
  );
  return { ...cell, history: stretches };
}
