/** From listing to cells, Region by Region: what can be asked is handed on while other Regions are still being listed. */
import { regionOf } from '../plan/cell.ts';
import { grouped } from '../plan/grouped.ts';
import { namesAll } from '../plan/plan.ts';
import { deferred } from '../runner/deferred.ts';
import { createQueue } from '../runner/queue.ts';
import type { Cell, Listing, Row } from '../types.ts';
import { mayNeedAgreement } from './agreements.ts';
import { mustHaveAnswered, type CanaryReport } from './canary-report.ts';
import type { Claims } from './claims.ts';
import { earlierPlan, listedPlan, type RegionOptions, type RegionPlan } from './region-plan.ts';
import type { ListedRegion, Place } from './list-places.ts';
import { familyKey } from './route-family.ts';
import { mustBePlannable } from './survey.ts';
import { listingsOf } from './unavailable-regions.ts';

interface PipelineOptions extends RegionOptions {
  /** Regions that are to be listed, and those that an earlier run has listed. */
  places: readonly Place[];
  earlierPlaces: readonly Place[];
  earlierListings: readonly Listing[];
  claims: Claims;
  /** Where the results of canaries go, before the cells of their endpoint are handed on. */
  trust: CanaryReport;
  /** Something decides over the whole plan: nothing is handed on before all Regions are listed. */
  needsWhole: boolean;
  /** Called with all rows, and of the cells that will be asked, when all Regions are listed; rejects when the run is not meant. */
  planned(rows: Row[], cells: readonly Cell[]): Promise<void>;
}

/** What is new, to be kept in this order: rows, listings; then the cells are asked. */
export interface Batch {
  rows: readonly Row[];
  /** Those that are final: what failed is judged when all Regions are listed. */
  listings: readonly Listing[];
  cells: readonly Cell[];
  /** Regions that are still being listed. */
  left: number;
}

/** Iterating throws UserError when the run cannot be done; nothing was handed on then. */
export function startPipeline(options: PipelineOptions): AsyncIterable<Batch> {
  const batches = createQueue<Batch>();
  handOnAll(options, (batch) => batches.push(batch))
    .finally(() => options.claims.end())
    .then(
      () => batches.end(),
      (error: unknown) => batches.end(error),
    );
  return batches;
}

async function handOnAll(options: PipelineOptions, push: (batch: Batch) => void): Promise<void> {
  const { config, places, earlierPlaces, claims, trust, signal } = options;
  const mayStart = deferred<void>();
  const isNew = earlierPlaces.length === 0 && options.earlier.length === 0;
  const listed: ListedRegion[] = [];
  /** Regions whose rows are handed on, and those whose listings are. */
  const withRows = new Set<RegionPlan>();
  const withListings = new Set<string>();
  /** Cells of endpoints where nothing can be asked. */
  const halted: (readonly Cell[])[] = [];

  async function list(place: Place): Promise<RegionPlan> {
    const plan = await listedPlan(place, options);
    if (plan.listed) listed.push(plan.listed);
    claims.ask(plan.asked);
    const isNamed =
      !isNew ||
      namesAll(
        listed.flatMap(({ rows }) => rows),
        config,
      );
    if (isNamed && !options.needsWhole) mayStart.resolve();
    return plan;
  }

  function recall(place: Place): RegionPlan {
    const plan = earlierPlan(place, options);
    claims.ask(plan.asked.filter((row) => mayNeedAgreement({ row })));
    if (!options.needsWhole) mayStart.resolve();
    return plan;
  }

  async function handOn(plan: RegionPlan): Promise<void> {
    await mayStart.promise;
    const endpoints = [...grouped(plan.asked, ({ endpoint }) => endpoint).values()];
    await Promise.all(endpoints.map((rows) => handOnEndpoint(plan, rows)));
  }

  async function handOnEndpoint(plan: RegionPlan, rows: Row[]): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const { endpoint } = first;
    const results = await plan.canaries(endpoint, rows);
    signal.throwIfAborted();
    for (const one of results) trust.results.set(familyKey(one.family), one);
    const cells = plan.cells.filter(({ row }) => row.endpoint === endpoint);
    if (results.some(({ result }) => result.state !== 'halted')) push({ ...newIn(plan), cells, left: leftNow() });
    else halted.push(cells);
  }

  function newIn(plan: RegionPlan): Pick<Batch, 'rows' | 'listings'> {
    if (withRows.has(plan)) return { rows: [], listings: [] };
    withRows.add(plan);
    const listings = plan.listed?.results.map(({ listing }) => listing) ?? [];
    if (!listings.every(({ ok }) => ok)) return { rows: plan.newRows, listings: [] };
    withListings.add(regionOf(plan.place));
    return { rows: plan.newRows, listings };
  }

  const leftNow = (): number => places.length - listed.length;

  const coming = [...earlierPlaces.map(async (place) => recall(place)), ...places.map(list)];
  const handing = Promise.all(coming.map(async (plan) => handOn(await plan)));
  // Waited for below; a listing may fail before that.
  handing.catch(() => undefined);
  const plans = await Promise.all(coming);
  const found = plans.flatMap((plan) => plan.listed ?? []);
  const listings = listingsOf(found, { signed: config.auth === 'sigv4', earlier: options.earlierListings });
  if (isNew) mustBePlannable(found, listings, config);
  await options.planned(
    plans.flatMap((plan) => plan.rows),
    plans.flatMap(({ cells }) => cells),
  );
  claims.end();
  mayStart.resolve();
  await handing;
  mustHaveAnswered(trust);
  const rest = listings.filter((listing) => !withListings.has(regionOf(listing)));
  push({ rows: plans.flatMap((plan) => newIn(plan).rows), listings: rest, cells: halted.flat(), left: 0 });
}
