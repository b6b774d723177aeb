/** What the Regions of a run list. Little is loaded for it: a run begins to list while the rest of it is still being loaded. */
import { setMaxListeners } from 'node:events';

import pLimit from 'p-limit';

import type { Config } from '../config/config.ts';
import { mantleRegions } from '../config/regions.ts';
import { discoverRegion, type ListingResult } from '../discovery/discover.ts';
import { UserError } from '../errors.ts';
import type { Endpoint, Listing, Row } from '../types.ts';
import type { Connection } from './connect.ts';

/** A Region of an account. */
export type Place = Pick<Row, 'account' | 'region'>;

/** What a Region's listings gave. */
export interface ListedRegion extends Place {
  rows: Row[];
  results: ListingResult[];
  /** What the user has to do first; nothing could be listed then. */
  trouble?: UserError;
}

/** Each Region's control plane has limits of its own; what is shared is this machine. */
const regionsAtOnce = 32;

/** In a Region without any of the endpoints there is nothing to list. */
export function placesOf(config: Config): Place[] {
  const regions = config.regions.filter((region) => endpointsIn(region, config).length > 0);
  return (config.accounts ?? [undefined]).flatMap((account) =>
    regions.map((region) => ({ ...(account !== undefined && { account }), region })),
  );
}

interface ListOptions {
  config: Config;
  connection: Connection;
  signal: AbortSignal;
}

/** Neither rejects before it is aborted. */
export interface Lists {
  /** Begins to list a Region, for who takes it later. */
  begin(place: Place): void;
  /** What a Region lists; it is kept no longer. */
  take(place: Place): Promise<ListedRegion>;
}

export function listPlaces(options: ListOptions): Lists {
  // One listener for each listing: there are many Regions.
  setMaxListeners(0, options.signal);
  const limit = pLimit(regionsAtOnce);
  const begun = new Map<string, Promise<ListedRegion>>();
  const keyOf = ({ account = '', region }: Place): string => `${account} ${region}`;
  const list = (place: Place): Promise<ListedRegion> => limit(() => listPlace(place, options));
  return {
    begin(place) {
      const listed = list(place);
      // Reported to who takes it.
      listed.catch(() => undefined);
      begun.set(keyOf(place), listed);
    },
    take(place) {
      const listed = begun.get(keyOf(place)) ?? list(place);
      begun.delete(keyOf(place));
      return listed;
    },
  };
}

async function listPlace(
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

/** bedrock-mantle is not in every Region; a Region without it has no gap. */
export function endpointsIn(region: string, { services, endpoints }: Config): Endpoint[] {
  const hasMantle = mantleRegions.includes(region) || endpoints.mantle !== undefined;
  return services.filter((service) => service === 'bedrock-runtime' || hasMantle);
}
