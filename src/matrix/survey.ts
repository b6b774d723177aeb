/** Lists all Regions of a run and plans what to probe. */
import pLimit from 'p-limit';

import type { Config } from '../config/config.ts';
import { mantleRegions } from '../config/regions.ts';
import { discoverRegion, type ListingResult } from '../discovery/discover.ts';
import { UserError } from '../errors.ts';
import { regionOf } from '../plan/cell.ts';
import { makePlan, mustName, type Plan } from '../plan/plan.ts';
import { adviceFor } from '../verdict/advice.ts';
import { reasons } from '../reasons/reasons.ts';
import { ruleFor } from '../verdict/rule-for.ts';
import { signInAgain } from '../verdict/sign-in.ts';
import type { Endpoint, Listing, Row } from '../types.ts';
import { listingsOf } from './unavailable-regions.ts';
import type { Connection } from './connect.ts';

export interface Survey {
  plan: Plan;
  listings: Listing[];
}

/** A Region of an account. */
export type Place = Pick<Row, 'account' | 'region'>;

/** What a Region's listings results. */
export interface ListedRegion extends Place {
  rows: Row[];
  results: ListingResult[];
  /** What the user has to do first; nothing could be listed then. */
  trouble?: UserError;
}

/** Each Region's control plane has limits of its own; what is shared is this machine. */
export const regionsAtOnce = 32;

export function placesOf({ accounts, regions }: Pick<Config, 'accounts' | 'regions'>): Place[] {
  return (accounts ?? [undefined]).flatMap((account) =>
    regions.map((region) => ({ ...(account !== undefined && { account }), region })),
  );
}

/** @throws UserError when nothing at all could be listed, or the filters leave nothing. */
export async function survey(config: Config, connection: Connection, signal: AbortSignal): Promise<Survey> {
  const limit = pLimit(regionsAtOnce);
  const found = await Promise.all(
    placesOf(config).map((place) => limit(() => listPlace(place, { config, connection, signal }))),
  );
  const listings = listingsOf(found, { signed: config.auth === 'sigv4' });
  mustBePlannable(found, listings, config);
  return {
    plan: makePlan(
      found.flatMap(({ rows }) => rows),
      config,
    ),
    listings,
  };
}

interface ListOptions {
  config: Config;
  connection: Connection;
  signal: AbortSignal;
}

/** Rejects only when it is aborted. */
export async function listPlace(
  { account, region }: Place,
  { config, connection, signal }: ListOptions,
): Promise<ListedRegion> {
  const own = account === undefined ? {} : { account };
  const endpoints = endpointsIn(region, config);
  const options = { timeoutMs: config.timeoutMs, signal, include: config.include };
  try {
    const { rows, results } = await discoverRegion(connection.clientsFor(region, account), endpoints, options);
    if (account === undefined) return { region, rows, results };
    const ofAccount = results.map((one) => ({ ...one, listing: { account, ...one.listing } }));
    return { account, region, rows: rows.map((row) => ({ account, ...row })), results: ofAccount };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const listing = { ...own, region, ok: false, count: 0, problem: error.message };
    const sources = endpoints.flatMap((endpoint) => sourcesOf[endpoint]);
    return {
      ...own,
      region,
      rows: [],
      results: sources.map((source) => ({ listing: { ...listing, source } })),
      trouble: error,
    };
  }
}

const sourcesOf: Record<Endpoint, Listing['source'][]> = {
  'bedrock-runtime': ['foundation-models', 'inference-profiles'],
  'bedrock-mantle': ['mantle-models'],
};

/**
 * A filter that leaves nothing is a slip of the user only where everything was listed.
 * @throws UserError when nothing at all could be listed, or the filters name or leave nothing.
 */
export function mustBePlannable(found: readonly ListedRegion[], listings: readonly Listing[], config: Config): void {
  const rows = found.flatMap((one) => one.rows);
  if (rows.length === 0)
    throw found.find(({ trouble }) => trouble !== undefined)?.trouble ?? nothingListed(listings, config.profile);
  try {
    mustName(rows, config);
  } catch (error) {
    const problems = problemsOf(listings);
    if (!(error instanceof UserError) || problems === '') throw error;
    throw new UserError(`${error.message} But not everything could be listed. ${problems}`, checkAccess);
  }
}

/** bedrock-mantle is not in every Region; a Region without it has no gap. */
export function endpointsIn(region: string, { services, endpoints }: Config): Endpoint[] {
  const hasMantle = mantleRegions.includes(region) || endpoints.mantle !== undefined;
  return services.filter((service) => service === 'bedrock-runtime' || hasMantle);
}

function nothingListed(listings: readonly Listing[], profile: string | undefined): UserError {
  const refused = credentialsRefused(listings, profile);
  if (refused !== undefined) return refused;
  const problems = problemsOf(listings);
  if (problems === '')
    return new UserError('The listings are empty: there is no model to probe.', 'Check --region and --service.');
  return new UserError(`Nothing could be listed. ${problems}`, checkAccess);
}

/** Listings that fail for our credentials fail alike: that is one thing to say, and the same as the doctor says. */
function credentialsRefused(listings: readonly Listing[], profile: string | undefined): UserError | undefined {
  const first = listings.find(({ problem }) => problem !== undefined);
  const [, type, message] = /^(\w+): (.*)$/s.exec(first?.problem ?? '') ?? [];
  if (first === undefined || type === undefined || message === undefined) return undefined;
  const row: Row = { ...nowhere, region: first.region };
  const { reason } = ruleFor({ row, api: 'converse' }, { status: 403, fault: { origin: 'service', type, message } });
  if (reason !== 'credentials-expired' && reason !== 'credentials-invalid' && reason !== 'signature') return undefined;
  const title = reasons[reason].title;
  const fix = reason === 'signature' ? adviceFor(reason, { row, api: 'converse' }) : signInAgain(profile);
  return new UserError(`${title}: nothing could be listed in ${regionOf(first)}. The service says: ${message}`, fix);
}

/** What listings are judged as: a call that is about no model. */
const nowhere: Omit<Row, 'region'> = {
  endpoint: 'bedrock-runtime',
  model: 'none',
  profileType: 'in-region',
  provider: 'none',
  input: [],
  output: [],
};

const checkAccess =
  'Check the credentials (`aws sts get-caller-identity`), the clock of this machine, the Region, the proxy and the endpoint variables (AWS_ENDPOINT_URL…).';

/** Problems results in one message. */
const mostProblems = 4;

/** Why listings failed, each reason once, a sentence each; empty when all went well. */
function problemsOf(listings: readonly Listing[]): string {
  const places = new Map<string, string[]>();
  for (const listing of listings) {
    const { ok, source, problem = 'no reason given', absent } = listing;
    const place = absent === undefined ? `${source} in ${regionOf(listing)}` : regionOf(listing);
    if (ok && absent === undefined) continue;
    const why = absent ?? problem;
    places.set(why, [...(places.get(why) ?? []), place]);
  }
  return [...places]
    .slice(0, mostProblems)
    .map(([why, where]) => `${where.slice(0, mostProblems).join(', ')}: ${why.replace(/\.$/, '')}.`)
    .join(' ');
}
