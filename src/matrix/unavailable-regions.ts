/** Tells what is not there from what failed: endpoints that do not exist, Regions that the account has not opted in to. */
import type { ListingResult } from '../discovery/discover.ts';
import type { Endpoint, Listing } from '../types.ts';
import { ruleFor } from '../verdict/rule-for.ts';

interface ListedOptions {
  /** Calls carry signatures. An API key may hold for one Region alone, so that its refusal elsewhere tells nothing. */
  signed: boolean;
  /** Listings of an earlier run that goes on. */
  earlier?: readonly Listing[];
}

/** Each account by itself: what one lists tells nothing of another. */
export function listingsOf(
  found: readonly { results: readonly ListingResult[] }[],
  { signed, earlier = [] }: ListedOptions,
): Listing[] {
  const results = found.flatMap((one) => one.results);
  const all = [...results, ...earlier.map((listing) => ({ listing }))];
  return results.map((one) => {
    const ofAccount = all.filter(({ listing }) => listing.account === one.listing.account);
    const absent = one.listing.ok ? undefined : absence(one, { all: ofAccount, signed });
    if (absent === undefined) return one.listing;
    const { account, source, region } = one.listing;
    return { ...(account !== undefined && { account }), source, region, ok: true, count: 0, absent };
  });
}

interface Around {
  /** All listings of all Regions. */
  all: readonly ListingResult[];
  signed: boolean;
}

/** What was refused or not found here is absent only where the same went well elsewhere: else we are at fault, or the network. */
function absence(result: ListingResult, { all, signed }: Around): string | undefined {
  const { region, source } = result.listing;
  const elsewhere = all.filter(
    ({ listing }) => listing.ok && listing.absent === undefined && listing.region !== region,
  );
  const here = all.filter(({ listing }) => listing.region === region);
  const reason = reasonOf(result);
  if (reason === 'region-not-enabled') return notOptedIn;
  if (signed && reason === 'credentials-invalid' && elsewhere.length > 0 && here.every((one) => isUnknownHere(one)))
    return notOptedIn;
  if (!isNoSuchHost(result)) return undefined;
  const endpoint = endpointOf(source);
  const isOnlyName = elsewhere.length > 0 || here.some(({ listing }) => listing.ok);
  return isOnlyName ? `there is no ${endpoint} endpoint: its name does not exist in DNS` : undefined;
}

const notOptedIn = 'the account has not opted in to this Region';

/** An account's credentials are not known in a Region that it has not opted in to. */
function isUnknownHere(result: ListingResult): boolean {
  return !result.listing.ok && reasonOf(result) === 'credentials-invalid';
}

function reasonOf({ listing: { region, source }, fault, status }: ListingResult): string | undefined {
  if (fault === undefined) return undefined;
  const row = {
    region,
    endpoint: endpointOf(source),
    model: '',
    profileType: 'in-region' as const,
    provider: '',
    input: [],
    output: [],
  };
  return ruleFor({ row, api: 'converse' }, { fault, ...(status !== undefined && { status }) }).reason;
}

/** A resolver that is busy, or cannot be reached, knows nothing of the name. */
function isNoSuchHost({ fault }: ListingResult): boolean {
  return fault?.origin === 'transport' && fault.type === 'dns' && !/EAI_/.test(fault.message);
}

function endpointOf(source: Listing['source']): Endpoint {
  return source === 'mantle-models' ? 'bedrock-mantle' : 'bedrock-runtime';
}
