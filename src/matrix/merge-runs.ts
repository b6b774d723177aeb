/** Joins what several runs measured of one plan: shards of it, or Regions of it. */
import { isDeepStrictEqual } from 'node:util';

import { UserError } from '../errors.ts';
import { keyOfWords, regionOf, rowKey } from '../plan/cell.ts';
import { sortRows } from '../plan/rows.ts';
import type { Availability, Listing, Run, RunEnd, RunHeader } from '../types.ts';
import { planOptionFlags, planOptionNames } from './header.ts';
import { missingShards, shardOf } from './missing-shards.ts';

/** One of the runs, and the evidence file it was read from. */
interface Part {
  path: string;
  run: Run;
}

interface MergeOptions {
  allowGaps: boolean;
  allowOverlaps: boolean;
}

export interface Merged {
  run: Run;
  /** By `cellKey`, the place in the list of the part that measured it. */
  owners: Map<string, number>;
  /** What the user should know. */
  notes: string[];
}

/** @throws UserError when the parts are not of one plan, when one is missing, or when a cell was measured twice. */
export function mergeRuns(parts: readonly Part[], { allowGaps, allowOverlaps }: MergeOptions): Merged {
  refuseOtherPlans(parts);
  const missing = missingShards(parts.map(({ run }) => run));
  if (missing.length > 0 && !allowGaps) throw gaps(missing);
  const owners = ownersOf(parts, allowOverlaps);
  const { listings, notes } = joinListings(parts);
  // What no part measured keeps the reason why: it may be what the whole is incomplete for.
  const results = new Map(parts.flatMap(({ run }) => [...run.results]).filter(([key]) => !owners.has(key)));
  for (const [key, place] of owners) {
    const result = parts[place]?.run.results.get(key);
    if (result !== undefined) results.set(key, result);
  }
  const rows = sortRows([
    ...new Map(parts.flatMap(({ run }) => run.rows.map((row) => [rowKey(row), row] as const))).values(),
  ]);
  const run = {
    header: joinHeaders(parts),
    listings,
    rows,
    availability: joinClaims(parts),
    results,
    end: joinEnds(parts, missing),
  };
  return { run, owners, notes };
}

/** Regions may differ: what was measured Region by Region is joined too. */
const joinable = new Set<string>(['regions', 'shard']);

function refuseOtherPlans(parts: readonly Part[]): void {
  const [first, ...others] = parts;
  if (first === undefined)
    throw new UserError('There is no evidence to join.', 'Name the evidence files of the parts.');
  for (const { path, run } of others) {
    const option = planOptionNames.find(
      (name) => !joinable.has(name) && !isDeepStrictEqual(optionOf(run, name), optionOf(first.run, name)),
    );
    const sameService = run.header.simulated === first.run.header.simulated;
    if (option === undefined && sameService) continue;
    const differing = option === undefined ? 'one is simulated' : `they differ in ${planOptionFlags[option]}`;
    throw new UserError(
      `${path} is the evidence of another plan than ${first.path}: ${differing}.`,
      'Join only parts that were run with the same options, apart from --shard and --region.',
    );
  }
}

function optionOf({ header }: Run, name: string): unknown {
  return header.options[name] ?? null;
}

function gaps(missing: readonly string[]): UserError {
  return new UserError(
    `Parts are missing: ${missing.join(', ')}.`,
    'Add their evidence, run them (--shard), or join without them: --allow-gaps.',
  );
}

/** Whose word counts for each cell. */
function ownersOf(parts: readonly Part[], allowOverlaps: boolean): Map<string, number> {
  const owners = new Map<string, number>();
  for (const [place, part] of parts.entries()) {
    for (const [key, { verdict, at }] of part.run.results) {
      if (verdict === 'untested') continue;
      const other = parts[owners.get(key) ?? -1];
      if (other !== undefined && !allowOverlaps) throw overlap(key, other, part);
      if (other === undefined || timeOf(other, key) <= (at ?? part.run.header.startedAt)) owners.set(key, place);
    }
  }
  return owners;
}

/** ISO 8601: later times are greater texts. */
function timeOf({ run }: Part, key: string): string {
  return run.results.get(key)?.at ?? run.header.startedAt;
}

function overlap(key: string, one: Part, other: Part): UserError {
  return new UserError(
    `${one.path} and ${other.path} both measured ${key}.`,
    'Leave one of them out, or let the later measurement count: --allow-overlaps.',
  );
}

function joinHeaders(parts: readonly Part[]): RunHeader {
  const [first, ...others] = parts
    .map(({ run }) => run.header)
    .toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  if (first === undefined) throw new Error('refused before');
  const regions = [...new Set([first, ...others].flatMap((header) => header.regions))].toSorted();
  const inOrder = regions.length === first.regions.length ? first.regions : regions;
  return { ...first, regions: inOrder, options: { ...first.options, regions: inOrder, shard: null } };
}

/** Each Region and source once; a listing that failed anywhere is a gap of the whole. */
function joinListings(parts: readonly Part[]): { listings: Listing[]; notes: string[] } {
  const listings = new Map<string, Listing>();
  const changed = new Set<string>();
  for (const listing of parts.flatMap(({ run }) => run.listings)) {
    const key = `${listing.source} of ${regionOf(listing)}`;
    const known = listings.get(key);
    if (known?.ok === true && listing.ok && known.count !== listing.count) changed.add(key);
    if (known === undefined || (known.ok && (!listing.ok || listing.count > known.count))) listings.set(key, listing);
  }
  const notes = [...changed].map(
    (key) => `the listing ${key} changed between the parts: a model may be in none of them.`,
  );
  return { listings: [...listings.values()], notes };
}

/** Each model of a Region once: a later part asked later, and its answer counts. */
function joinClaims(parts: readonly Part[]): Availability[] {
  const byTime = parts.toSorted((a, b) => (a.run.header.startedAt < b.run.header.startedAt ? -1 : 1));
  const claims = byTime.flatMap(({ run }) => run.availability ?? []);
  return [...new Map(claims.map((claim) => [keyOfWords(regionOf(claim), claim.model), claim])).values()];
}

function joinEnds(parts: readonly Part[], missing: readonly string[]): RunEnd {
  const ends = parts.flatMap(({ run }) => run.end ?? []);
  const endedAt = parts.map(({ run }) => run.end?.endedAt ?? run.header.startedAt).reduce((a, b) => (a > b ? a : b));
  const startedAt = parts.map(({ run }) => run.header.startedAt).reduce((a, b) => (a < b ? a : b));
  const reasons = [
    ...missing.map((name) => `${name} is missing`),
    ...parts.flatMap((part) => (part.run.end === undefined ? [`${nameOf(part)} stopped before its end`] : [])),
    ...ends.flatMap(({ incomplete }) => incomplete ?? []),
  ];
  const suspect = ends.find((end) => end.suspect !== undefined)?.suspect;
  return {
    endedAt,
    wallMs: Date.parse(endedAt) - Date.parse(startedAt),
    calls: parts.reduce((sum, part) => sum + callsOf(part), 0),
    ...(reasons.length > 0 && { incomplete: [...new Set(reasons)].join('; ') }),
    ...(suspect !== undefined && { suspect }),
    ...(ends.some(({ interrupted }) => interrupted === true) && { interrupted: true }),
  };
}

function nameOf({ path, run }: Part): string {
  const shard = shardOf(run);
  return shard === undefined ? path : `part ${shard.index}/${shard.count}`;
}

function callsOf({ run }: Part): number {
  return run.end?.calls ?? [...run.results.values()].reduce((sum, { calls }) => sum + calls, 0);
}
