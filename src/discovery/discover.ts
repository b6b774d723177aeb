/** Lists one Region from its three sources side by side. A source that fails is a stated gap; the others go on. */
import type { RegionClients } from '../aws/clients.ts';
import type { Endpoint, Listing, Row } from '../types.ts';
import { UserError } from '../errors.ts';
import { foundationModels } from './foundation-models.ts';
import { inferenceProfiles } from './inference-profiles.ts';
import { listingCall, type Patience } from './listing-call.ts';
import { mantleModels } from './mantle-models.ts';
import { rowsOf } from './rows.ts';
import type { ListingCall, Source } from './source.ts';

export interface Discovery {
  rows: Row[];
  listings: Listing[];
}

export async function discoverRegion(
  clients: RegionClients,
  endpoints: readonly Endpoint[],
  patience: Patience,
): Promise<Discovery> {
  const call = listingCall(patience);
  const runtime = endpoints.includes('bedrock-runtime');
  const mantle = endpoints.includes('bedrock-mantle');
  const [models, profiles, mantleList] = await Promise.all([
    listed(foundationModels, { clients, call, wanted: runtime }),
    listed(inferenceProfiles, { clients, call, wanted: runtime }),
    listed(mantleModels, { clients, call, wanted: mantle }),
  ]);
  patience.signal.throwIfAborted();
  return {
    rows: rowsOf(clients.region, { models: models.found, profiles: profiles.found, mantle: mantleList.found }),
    listings: [models, profiles, mantleList].flatMap(({ listing }) => listing ?? []),
  };
}

interface Listed<Found> {
  found: Found[];
  listing?: Listing;
}

async function listed<Found>(
  source: Source<Found>,
  { clients, call, wanted }: { clients: RegionClients; call: ListingCall; wanted: boolean },
): Promise<Listed<Found>> {
  if (!wanted) return { found: [] };
  const stated = { source: source.name, region: clients.region };
  try {
    const found = await source.list(clients, call);
    return { found, listing: { ...stated, ok: true, count: found.length } };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const problem = error instanceof Error ? error.message : String(error);
    return { found: [], listing: { ...stated, ok: false, count: 0, problem: `${problem} (needs ${source.action})` } };
  }
}
