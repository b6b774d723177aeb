/** Lists one Region from its sources side by side. A source that fails is a stated gap; the others go on. */
import type { RegionClients } from '../aws/clients.ts';
import { UserError } from '../errors.ts';
import type { AccountResourceKind, Endpoint, Fault, Listing, Row } from '../types.ts';
import { accountResourceSources } from './account-resources.ts';
import { listedAll } from './door.ts';
import { foundationModels } from './foundation-models.ts';
import { inferenceProfiles } from './inference-profiles.ts';
import { ListingFailed, listingCall, problemOf, type Deadline } from './listing-call.ts';
import { mantleModels } from './mantle-models.ts';
import { accountResourceRows, rowsOf } from './rows.ts';
import type { InferenceProfile, ListingCall, AccountResource, Source } from './source.ts';

/** A listing, and what came instead of it where the service or the network said so. */
export interface ListingResult {
  listing: Listing;
  fault?: Fault;
  status?: number;
}

export interface Discovery {
  rows: Row[];
  listings: Listing[];
  /** The same listings, with their faults. */
  told: ListingResult[];
}

export interface DiscoveryOptions extends Deadline {
  /** What is listed beside models and system-defined profiles. */
  include?: readonly AccountResourceKind[];
}

export async function discoverRegion(
  clients: RegionClients,
  endpoints: readonly Endpoint[],
  options: DiscoveryOptions,
): Promise<Discovery> {
  const call = listingCall(options);
  const runtime = endpoints.includes('bedrock-runtime');
  const mantle = endpoints.includes('bedrock-mantle');
  const kinds = runtime ? (options.include ?? []) : [];
  const [models, profiles, mantleList, own] = await Promise.all([
    listed(foundationModels, { clients, call, wanted: runtime }),
    listed(inferenceProfiles, { clients, call, wanted: runtime }),
    listed(mantleModels, { clients, call, wanted: mantle }),
    Promise.all(
      kinds.map((kind) => listed<AccountResource>(accountResourceSources[kind], { clients, call, wanted: true })),
    ),
  ]);
  options.signal.throwIfAborted();
  const told = [models, profiles, mantleList, ...own].flatMap((one) => one.told ?? []);
  return {
    rows: [
      ...rowsOf(clients.region, { models: models.found, profiles: profiles.found, mantle: mantleList.found }),
      ...kinds.flatMap((kind, place) =>
        (own[place]?.found ?? []).flatMap((one) =>
          accountResourceRows(
            { region: clients.region, kind, models: models.found },
            stored(one, { clients, profiles: profiles.found }),
          ),
        ),
      ),
    ],
    listings: told.map(({ listing }) => listing),
    told,
  };
}

/** By the ARN that may be stored, over foundation models: a router may name profiles in their place. */
function stored(
  { arn, models, ...rest }: AccountResource,
  { clients, profiles }: { clients: RegionClients; profiles: readonly InferenceProfile[] },
): AccountResource {
  const behind = models.flatMap((model) => {
    const id = /:inference-profile\/(.+)$/.exec(model)?.[1];
    return profiles.find((profile) => profile.id === id)?.modelArns ?? [model];
  });
  return { ...rest, arn: clients.arns.redact(arn), models: behind };
}

interface Listed<Found> {
  found: Found[];
  told?: ListingResult;
}

async function listed<Found>(
  source: Source<Found>,
  { clients, call, wanted }: { clients: RegionClients; call: ListingCall; wanted: boolean },
): Promise<Listed<Found>> {
  if (!wanted) return { found: [] };
  const stated = { source: source.name, region: clients.region };
  try {
    const broken: string[] = [];
    const found = await source.list(clients, call, (what) => broken.push(what));
    return { found, told: { listing: { ...stated, ...listedAll(found.length, broken) } } };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const listing = { ...stated, ok: false, count: 0, problem: problemOf(error, source.action) };
    return { found: [], told: { listing, ...(error instanceof ListingFailed && listingResult(error)) } };
  }
}

function listingResult({ fault, status }: ListingFailed): Pick<ListingResult, 'fault' | 'status'> {
  return { fault, ...(status !== undefined && { status }) };
}
