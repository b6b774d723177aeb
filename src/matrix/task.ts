/** What a run has to do: a plan that is still to be listed, or what an earlier run left open. */
import { existsSync } from 'node:fs';

import { hasBegun } from '../evidence/read-evidence.ts';
import { keyOfWords, regionOf } from '../plan/cell.ts';
import type { Availability, CellResult, Listing, Row, RunEnd, RunHeader } from '../types.ts';
import { askedPlan } from './asked-part.ts';
import { placesOf, type Place } from './list-places.ts';
import type { MatrixOptions } from './options.ts';
import { relist } from './relist.ts';
import { resumable } from './resume.ts';

export interface Task {
  mode: 'new' | 'resume';
  /** Absent until a new run begins. */
  header?: RunHeader;
  /** Of Regions that are listed; they grow while the run finds more. */
  rows: Row[];
  listings: Listing[];
  /** Of those, the ones that could not be repeated: the evidence does not hold them yet. */
  gaps: readonly Listing[];
  /** Of Regions that are to be listed again: they count until they are. */
  outdated: readonly Listing[];
  /** Of an earlier run. */
  claims: readonly Availability[];
  /** What an earlier run knows of each cell, settled or not, and the calls that it made. */
  results: ReadonlyMap<string, CellResult>;
  calls: number;
  /** How it ended; absent where it never did. */
  end?: RunEnd;
  /** Regions that are to be listed, and those that an earlier run has listed. */
  places: readonly Place[];
  earlierPlaces: readonly Place[];
}

type TaskOptions = Pick<MatrixOptions, 'config' | 'connection' | 'signal' | 'note' | 'only'>;

export async function taskOf(options: TaskOptions): Promise<Task> {
  const { config, connection, signal, note, only } = options;
  const places = placesOf(config);
  if (!config.resume || !(await measuredBefore(config.evidence, note))) return newTask(places);
  const { plan, listings, ...left } = await resumable(config, { anyPlan: only !== undefined });
  const gaps = await relist(askedPlan(options, plan).rows, connection, { timeoutMs: config.timeoutMs, signal });
  const known = latestListings([...listings, ...gaps]);
  const asFound = { ...left, mode: 'resume' as const, rows: [...plan.rows] };
  // A part of a plan adds no row to it.
  if (only !== undefined)
    return { ...asFound, listings: known, gaps, outdated: [], places: [], earlierPlaces: placesIn(plan.rows) };
  // The rows of a Region stand before its listings. Without them the run was stopped before all was listed; what failed may go well now.
  const failed = new Set(listings.filter(({ ok }) => !ok).map(regionOf));
  const listed = new Set(listings.map(regionOf).filter((name) => !failed.has(name)));
  const isListed = (place: Place): boolean => listed.has(regionOf(place));
  return {
    ...asFound,
    listings: known.filter(isListed),
    gaps: gaps.filter(isListed),
    outdated: listings.filter((listing) => !isListed(listing)),
    places: places.filter((place) => !isListed(place)),
    earlierPlaces: places.filter(isListed),
  };
}

function newTask(places: readonly Place[]): Task {
  const nothing = {
    rows: [],
    listings: [],
    gaps: [],
    outdated: [],
    claims: [],
    results: new Map(),
    calls: 0,
    earlierPlaces: [],
  };
  return { mode: 'new', places, ...nothing };
}

/** A later listing stands in the place of an earlier one of the same, as where evidence is read. */
export function latestListings(listings: readonly Listing[]): Listing[] {
  return [...new Map(listings.map((listing) => [keyOfWords(regionOf(listing), listing.source), listing])).values()];
}

function placesIn(rows: readonly Row[]): Place[] {
  return [...new Map(rows.map((row) => [regionOf(row), row])).values()].map(({ account, region }) => ({
    ...(account !== undefined && { account }),
    region,
  }));
}

/** A job that always resumes begins a run where there is none. */
async function measuredBefore(evidence: string, note: TaskOptions['note']): Promise<boolean> {
  if (existsSync(evidence)) return hasBegun(evidence);
  note(`--resume: there is no evidence file ${evidence}, so nothing was measured yet: this is a new run.`);
  return false;
}
