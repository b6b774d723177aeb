/** Lists one Region from its sources side by side. A source that fails is a stated gap; the others go on. */
import type { RegionClients } from '../aws/clients.ts';
import type { AccountResourceKind, Endpoint, Listing, Row } from '../types.ts';
import { accountResourceSources } from './account-resources.ts';
import type { ListingResultOf } from './ask-source.ts';
import { listed, listRegion } from './list-region.ts';
import { listingCall, type Deadline } from './listing-call.ts';
import { accountResourceRows, rowsOf } from './rows.ts';
import type { InferenceProfile, AccountResource } from './source.ts';

export type ListingResult = ListingResultOf<Listing['source']>;

export interface Discovery {
  rows: Row[];
  listings: Listing[];
  /** The same listings, with their faults. */
  results: ListingResult[];
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
  const kinds = endpoints.includes('bedrock-runtime') ? (options.include ?? []) : [];
  const [lists, own] = await Promise.all([
    listRegion(clients, endpoints, call),
    Promise.all(kinds.map((kind) => listed<AccountResource>(accountResourceSources[kind], clients, call))),
  ]);
  options.signal.throwIfAborted();
  const { models, profiles } = lists;
  const results = [...lists.answers, ...own].map((answer) => answer.result);
  return {
    rows: [
      ...rowsOf(clients.region, lists),
      ...kinds.flatMap((kind, place) =>
        onceEach(own[place]?.found ?? []).flatMap((one) =>
          accountResourceRows({ region: clients.region, kind, models }, stored(one, { clients, profiles })),
        ),
      ),
    ],
    listings: results.map(({ listing }) => listing),
    results,
  };
}

/** Two pages of a listing that changes may both hold one. */
function onceEach(found: readonly AccountResource[]): AccountResource[] {
  return [...new Map(found.map((one) => [one.arn, one])).values()];
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
