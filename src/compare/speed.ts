/** How fast each model answered each API in each run, and how often it did not: over all its Regions and profiles. */
import { csvText } from '../text/csv-text.ts';
import { defuse } from '../text/defuse.ts';
import type { ApiName, Endpoint } from '../types.ts';
import type { Snapshot, SnapshotCell } from './snapshot.ts';
import { hasReason } from '../reasons/reasons.ts';

/** One run's part of it. Latency is that of answers: a refusal comes back at once. */
interface SpeedOfRun {
  /** Milliseconds; absent where nothing answered. */
  median?: number;
  p95?: number;
  /** Cells that were called, those of them that came to no verdict, and those of these that were throttled to the end. */
  called: number;
  errors: number;
  throttled: number;
}

export interface Speed {
  model: string;
  endpoint: Endpoint;
  api: ApiName;
  /** One per run of the trend; null where the run did not call it, or its file has no measurements. */
  runs: (SpeedOfRun | null)[];
}

/** In the order in which the runs first have them. */
export function speedsOf(runs: readonly Snapshot[]): Speed[] {
  const speeds = new Map<string, Speed & { cells: SnapshotCell[][] }>();
  for (const [index, { cells }] of runs.entries()) {
    for (const cell of cells.values()) {
      const { target, api, feature } = cell;
      if (api === undefined || feature !== undefined || cell.calls === undefined || cell.calls === 0) continue;
      const { model, endpoint } = target;
      const key = [model, endpoint, api].join(' ');
      const known = speeds.get(key) ?? { model, endpoint, api, runs: [], cells: runs.map(() => []) };
      known.cells[index]?.push(cell);
      speeds.set(key, known);
    }
  }
  return [...speeds.values()].map(({ cells, ...speed }) => ({ ...speed, runs: cells.map(ofRun) }));
}

function ofRun(cells: readonly SnapshotCell[]): SpeedOfRun | null {
  if (cells.length === 0) return null;
  const answered = cells.flatMap(({ verdict, ms }) => (verdict === 'supported' && ms !== undefined ? [ms] : []));
  const times = answered.toSorted((a, b) => a - b);
  const errors = cells.filter(({ verdict }) => verdict === 'inconclusive');
  return {
    ...(times.length > 0 && { median: medianOf(times), p95: percentile(times, 0.95) }),
    called: cells.length,
    errors: errors.length,
    throttled: errors.filter((cell) => hasReason(cell, 'throttled')).length,
  };
}

/** As spreadsheets have it: of an even number, the middle of the two in the middle. */
function medianOf(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return Math.round((low + high) / 2);
}

/** The nearest rank: always a time that was measured. */
function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
}

const columns = [
  'Run',
  'Model',
  'Service',
  'API',
  'Called_Cells',
  'Latency_Median_ms',
  'Latency_P95_ms',
  'Error_Rate',
  'Throttle_Rate',
];

/** One line per model, API and run; `Simulated` stands last, and only where there is something to say. */
export function speedCsv(speeds: readonly Speed[], runs: readonly string[], simulated: readonly string[]): string {
  const titles = [...columns, ...(simulated.length > 0 ? ['Simulated'] : [])];
  const records = speeds.flatMap(({ model, endpoint, api, runs: measured }) =>
    measured.flatMap((one, index) => {
      if (one === null) return [];
      const run = runs[index] ?? '';
      const rates = [one.errors, one.throttled].map((part) => (part / one.called).toFixed(4));
      const names = [run, model, endpoint, api].map(defuse);
      const note = simulated.length === 0 ? [] : [simulated.includes(run) ? 'yes' : ''];
      return [[...names, one.called, one.median ?? '', one.p95 ?? '', ...rates, ...note]];
    }),
  );
  return csvText([titles, ...records]);
}
