/** From listing to cells, Region by Region: what can be called is handed on while other Regions are still being listed. */
import { regionOf } from '../plan/cell.ts';
import { grouped } from '../plan/grouped.ts';
import { namesAll } from '../plan/plan.ts';
import { deferred, type Deferred } from '../runner/deferred.ts';
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
  /** Called with all rows, and of the cells that will be called, when all Regions are listed; rejects when the run is not meant. */
  planned(rows: Row[], cells: readonly Cell[]): Promise<void>;
}

/** What is new, to be kept in this order: rows, listings; then the cells are called. */
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

/** How far it has come. */
interface Handing extends PipelineOptions {
  push(batch: Batch): void;
  /** Resolved when the first batch may be handed on. */
  mayStart: Deferred<void>;
  /** No earlier run has listed anything. */
  isNew: boolean;
  listed: ListedRegion[];
  /** Regions whose rows are handed on, and those whose listings are. */
  withRows: Set<RegionPlan>;
  withListings: Set<string>;
  /** Cells of endpoints where nothing can be called. */
  halted: (readonly Cell[])[];
}

async function handOnAll(options: PipelineOptions, push: (batch: Batch) => void): Promise<void> {
  const { config, places, earlierPlaces, claims, trust } = options;
  const handing: Handing = {
    ...options,
    push,
    mayStart: deferred<void>(),
    isNew: earlierPlaces.length === 0 && options.earlier.length === 0,
    listed: [],
    withRows: new Set(),
    withListings: new Set(),
    halted: [],
  };
  const coming = [
    ...earlierPlaces.map(async (place) => recall(place, handing)),
    ...places.map((place) => list(place, handing)),
  ];
  const handed = Promise.all(coming.map(async (plan) => handOn(await plan, handing)));
  // Waited for below; a listing may fail before that.
  handed.catch(() => undefined);
  const plans = await Promise.all(coming);
  const found = plans.flatMap((plan) => plan.listed ?? []);
  const listings = listingsOf(found, { signed: config.auth === 'sigv4', earlier: options.earlierListings });
  if (handing.isNew) mustBePlannable(found, listings, config);
  await options.planned(
    plans.flatMap((plan) => plan.rows),
    plans.flatMap(({ cells }) => cells),
  );
  claims.end();
  handing.mayStart.resolve();
  await handed;
  mustHaveAnswered(trust);
  handOnRest(plans, listings, handing);
}

async function list(place: Place, handing: Handing): Promise<RegionPlan> {
  const { config, claims, listed, isNew, needsWhole, mayStart } = handing;
  const plan = await listedPlan(place, handing);
  if (plan.listed) listed.push(plan.listed);
  claims.ask(plan.asked);
  const isNamed =
    !isNew ||
    namesAll(
      listed.flatMap(({ rows }) => rows),
      config,
    );
  if (isNamed && !needsWhole) mayStart.resolve();
  return plan;
}

function recall(place: Place, handing: Handing): RegionPlan {
  const plan = earlierPlan(place, handing);
  handing.claims.ask(plan.asked.filter((row) => mayNeedAgreement({ row })));
  if (!handing.needsWhole) handing.mayStart.resolve();
  return plan;
}

async function handOn(plan: RegionPlan, handing: Handing): Promise<void> {
  await handing.mayStart.promise;
  const endpoints = [...grouped(plan.asked, ({ endpoint }) => endpoint).values()];
  await Promise.all(endpoints.map((rows) => handOnEndpoint(plan, rows, handing)));
}

async function handOnEndpoint(plan: RegionPlan, rows: Row[], handing: Handing): Promise<void> {
  const { signal, trust, halted, push, places, listed } = handing;
  const [first] = rows;
  if (first === undefined) return;
  const { endpoint } = first;
  const results = await plan.canaries(endpoint, rows);
  signal.throwIfAborted();
  for (const one of results) trust.results.set(familyKey(one.family), one);
  const cells = plan.cells.filter(({ row }) => row.endpoint === endpoint);
  const isOpen = results.some(({ result }) => result.state !== 'halted');
  if (isOpen) push({ ...newIn(plan, handing), cells, left: places.length - listed.length });
  else halted.push(cells);
}

/** The rows of a Region once, and with them its listings where all of them went well. */
function newIn(plan: RegionPlan, { withRows, withListings }: Handing): Pick<Batch, 'rows' | 'listings'> {
  if (withRows.has(plan)) return { rows: [], listings: [] };
  withRows.add(plan);
  const listings = plan.listed?.results.map(({ listing }) => listing) ?? [];
  if (!listings.every(({ ok }) => ok)) return { rows: plan.newRows, listings: [] };
  withListings.add(regionOf(plan.place));
  return { rows: plan.newRows, listings };
}

/** Regions without a cell to call, listings that failed, and endpoints where nothing can be called. */
function handOnRest(plans: readonly RegionPlan[], listings: readonly Listing[], handing: Handing): void {
  const rest = listings.filter((listing) => !handing.withListings.has(regionOf(listing)));
  const rows = plans.flatMap((plan) => newIn(plan, handing).rows);
  handing.push({ rows, listings: rest, cells: handing.halted.flat(), left: 0 });
}
