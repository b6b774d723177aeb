/** Lists all Regions of a run and plans what to probe. */
import type { Config } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { regionOf } from '../plan/cell.ts';
import { makePlan, mustName, type Plan } from '../plan/plan.ts';
import { isOptIn } from '../config/regions.ts';
import { adviceFor } from '../verdict/advice.ts';
import { reasons } from '../reasons/reasons.ts';
import { ruleFor } from '../verdict/rule-for.ts';
import { optInHint, signInAgain } from '../verdict/sign-in.ts';
import type { Listing, Row } from '../types.ts';
import { listingsOf } from './unavailable-regions.ts';
import type { Connection } from './connect.ts';
import { listPlaces, placesOf, type ListedRegion } from './list-places.ts';

export interface Survey {
  plan: Plan;
  listings: Listing[];
}

/** @throws UserError when nothing at all could be listed, or the filters leave nothing. */
export async function survey(config: Config, connection: Connection, signal: AbortSignal): Promise<Survey> {
  const lists = listPlaces({ config, connection, signal });
  const found = await Promise.all(placesOf(config).map((place) => lists.take(place)));
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

/**
 * A filter that leaves nothing is a mistake of the user only where everything was listed.
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
  // One that every account has was refused too: then it is the credentials.
  const closed = listings.every(({ region }) => isOptIn(region)) ? optInHint(first.region, message) : '';
  return new UserError(
    `${title}: nothing could be listed in ${regionOf(first)}. The service says: ${message}`,
    `${closed}${fix}`,
  );
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
