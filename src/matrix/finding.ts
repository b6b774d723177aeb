/** What runs beside the sweep of a run: Regions are listed, canaries called, claims gathered. */
import { cellsOf } from '../plan/plan.ts';
import { kindOf } from '../plan/kind.ts';
import { deferred } from '../runner/deferred.ts';
import type { Hold } from '../runner/hold.ts';
import type { Cell } from '../types.ts';
import { isLeft } from './asked-part.ts';
import type { CanaryReport } from './canary-report.ts';
import { createClaims, type Claims } from './claims.ts';
import type { MatrixOptions } from './options.ts';
import { listPlaces } from './list-places.ts';
import { startPipeline, type Batch } from './pipeline.ts';
import type { Task } from './task.ts';

export interface Finding {
  batches: AsyncIterator<Batch>;
  claims: Claims;
  trust: CanaryReport;
  /** Accounts that may have something to call. */
  accounts: number;
  /** The same hold, with that of models whose price is announced first, for all Regions at once. */
  holdPictures(hold: Hold): Hold;
}

type FindingOptions = Pick<MatrixOptions, 'lists' | 'config' | 'connection' | 'confirm' | 'announce' | 'note' | 'only'>;

export function startFinding(options: FindingOptions, task: Task, signal: AbortSignal): Finding {
  const { config, connection, confirm, announce, note, only } = options;
  const apis = task.header?.apis ?? config.apis;
  const calling = { connection, timeoutMs: config.timeoutMs, signal };
  const claims = createClaims(task.claims, calling);
  const trust: CanaryReport = { results: new Map(), silent: new Map() };
  const announced = deferred<void>();
  const decider = deciderOf(options);
  if (decider !== undefined && task.places.length > 1 && only === undefined)
    note(`the first call waits until everything is listed: ${decider}.`);
  const isOpen = (cell: Cell): boolean => !isLeft(options, cell, task.results);
  const batches = startPipeline({
    ...calling,
    config,
    lists: options.lists ?? listPlaces({ config, connection, signal }),
    ...(only && { only }),
    apis,
    places: task.places,
    earlierPlaces: task.earlierPlaces,
    earlier: [...task.rows],
    earlierListings: [...task.listings],
    isOpen,
    claims,
    trust,
    needsWhole: decider !== undefined,
    async planned(rows, cells) {
      await confirm?.([...cellsOf({ rows, apis })]);
      announce?.(cells);
      announced.resolve();
    },
  });
  const open = task.rows.filter((row) => apis.some((api) => isOpen({ row, api })));
  return {
    batches: batches[Symbol.asyncIterator](),
    claims,
    trust,
    accounts: new Set([...task.places, ...open].map(({ account }) => account)).size,
    holdPictures: (hold) => (cell) => {
      const until = hold(cell);
      if (kindOf(cell.row) !== 'image') return until;
      return announced.promise.then(() => until ?? (() => true));
    },
  };
}

/** What has to know the whole plan before the first call, in words; undefined where each Region can be called as it comes. */
function deciderOf({ config, confirm }: FindingOptions): string | undefined {
  if (config.maxCost !== undefined) return '--max-cost calls the cheapest cells of all first';
  if (config.maxCalls !== undefined) return '--max-calls calls the cheapest cells of all first';
  return confirm && 'what all of it costs decides whether you are asked first';
}
