/** Asks every source of the catalogue in every Region, side by side. A source that fails is a stated gap; the others go on. */
import pLimit from 'p-limit';

import type { AccountClients } from '../aws/account-clients.ts';
import type { RegionClients } from '../aws/clients.ts';
import { UserError } from '../errors.ts';
import type { Availability, Endpoint, Listing } from '../types.ts';
import { claimAvailability } from './availability.ts';
import { listedAll } from './door.ts';
import { foundationModels } from './foundation-models.ts';
import { inferenceProfiles } from './inference-profiles.ts';
import { invocationLogging, type InvocationLogging } from './invocation-logging.ts';
import { listingCall, problemOf, type Deadline } from './listing-call.ts';
import { mantleModels } from './mantle-models.ts';
import { priceList, priceServices, type ListedPrice } from './price-list.ts';
import { serviceQuotas, type ServiceQuota } from './service-quotas.ts';
import { withRetention } from './retention.ts';
import type { FoundationModel, InferenceProfile, LeftOut, ListingCall, MantleModel } from './source.ts';

/** How one source of one Region went. */
export interface SourceReport extends Omit<Listing, 'source'> {
  source: Listing['source'] | 'service-quotas' | 'price-list' | 'availability' | 'limits-from' | 'invocation-logging';
}

/** All that one Region told. */
export interface RegionFindings {
  region: string;
  models: FoundationModel[];
  profiles: InferenceProfile[];
  mantle: MantleModel[];
  quotas: ServiceQuota[];
  prices: ListedPrice[];
  availability: Availability[];
  /** Undefined where it could not be asked; empty where nothing is logged. */
  logging?: InvocationLogging[];
  sources: SourceReport[];
}

export interface GatherOptions {
  regions: readonly string[];
  endpointsIn(region: string): readonly Endpoint[];
  clientsFor(region: string): RegionClients;
  /** Absent with a Bedrock API key, which opens neither quotas nor prices. */
  account: AccountClients | undefined;
  patience: Deadline;
  /** Told of each Region as it is done. */
  onRegion(findings: RegionFindings): void;
}

/** Regions asked at once, and calls at once of the one price list: the limits of these services are low. */
const regionsAtOnce = 8;
const priceCallsAtOnce = 4;

export async function gather(options: GatherOptions): Promise<RegionFindings[]> {
  const limit = pLimit(regionsAtOnce);
  const priceLimit = pLimit(priceCallsAtOnce);
  return Promise.all(
    options.regions.map((region) =>
      limit(async () => {
        const findings = await gatherRegion(region, { ...options, priceLimit });
        options.onRegion(findings);
        return findings;
      }),
    ),
  );
}

interface RegionOptions extends GatherOptions {
  priceLimit: <T>(task: () => Promise<T>) => Promise<T>;
}

async function gatherRegion(region: string, options: RegionOptions): Promise<RegionFindings> {
  const { patience, account, priceLimit } = options;
  const endpoints = options.endpointsIn(region);
  const clients = options.clientsFor(region);
  const call = listingCall(patience);
  const sources: SourceReport[] = [];
  const ask = <Found>(source: SourceReport['source'], action: string, list: List<Found>): Promise<Found[]> =>
    reported({ source, region, action, sources }, list);
  let logging: InvocationLogging[] | undefined;
  const [models, profiles, mantle, quotas, , ...prices] = await Promise.all([
    listedIn(endpoints, foundationModels, { ask, clients, call }),
    listedIn(endpoints, inferenceProfiles, { ask, clients, call }),
    listedIn(endpoints, mantleModels, { ask, clients, call }),
    ask('service-quotas', 'servicequotas:ListServiceQuotas', (leftOut) =>
      serviceQuotas(opened(account), region, { call, leftOut }),
    ),
    endpoints.includes('bedrock-runtime')
      ? ask('invocation-logging', 'bedrock:GetModelInvocationLoggingConfiguration', async () => {
          logging = await invocationLogging(clients, call);
          return logging;
        })
      : [],
    ...priceServices.map((service) =>
      ask('price-list', 'pricing:GetProducts', (leftOut) =>
        priceLimit(() => priceList(opened(account), { service, region }, { call, leftOut })),
      ),
    ),
  ]);
  const ids = models.map(({ id }) => id).filter(isBaseId);
  const availability =
    ids.length === 0
      ? []
      : await ask('availability', 'bedrock:GetFoundationModelAvailability', () => claimsOf(clients, ids, patience));
  const detailed = await withRetention(clients, mantle, call);
  patience.signal.throwIfAborted();
  return {
    region,
    models,
    profiles,
    mantle: detailed,
    quotas,
    prices: prices.flat(),
    availability,
    ...(logging && { logging }),
    sources: onePerSource(sources),
  };
}

type List<Found> = (leftOut: LeftOut) => Promise<Found[]>;

type Ask = <Found>(source: SourceReport['source'], action: string, list: List<Found>) => Promise<Found[]>;

interface RuntimeOrMantle<Found> {
  name: Listing['source'];
  action: string;
  list(clients: RegionClients, call: ListingCall, leftOut: LeftOut): Promise<Found[]>;
}

async function listedIn<Found>(
  endpoints: readonly Endpoint[],
  source: RuntimeOrMantle<Found>,
  { ask, clients, call }: { ask: Ask; clients: RegionClients; call: ListingCall },
): Promise<Found[]> {
  const endpoint: Endpoint = source.name === 'mantle-models' ? 'bedrock-mantle' : 'bedrock-runtime';
  if (!endpoints.includes(endpoint)) return [];
  return ask(source.name, source.action, (leftOut) => source.list(clients, call, leftOut));
}

interface SourceResult {
  source: SourceReport['source'];
  region: string;
  action: string;
  sources: SourceReport[];
}

async function reported<Found>({ source, region, action, sources }: SourceResult, list: List<Found>): Promise<Found[]> {
  try {
    const broken: string[] = [];
    const found = await list((what) => broken.push(what));
    sources.push({ source, region, ...listedAll(found.length, broken) });
    return found;
  } catch (error) {
    if (error instanceof UserError) throw error;
    sources.push({ source, region, ok: false, count: 0, problem: problemOf(error, action) });
    return [];
  }
}

function opened(account: AccountClients | undefined): AccountClients {
  if (account !== undefined) return account;
  throw new Error('a Bedrock API key does not open this service; give AWS credentials');
}

/** Ids of a context size (`…-v1:0:24k`) are no names that the call knows. */
function isBaseId(id: string): boolean {
  return !/:[^:]+:[^:]+$/.test(id);
}

async function claimsOf(clients: RegionClients, ids: readonly string[], patience: Deadline): Promise<Availability[]> {
  const claims: Availability[] = [];
  await claimAvailability(clients, ids, { patience, onClaim: (claim) => claims.push(claim) });
  if (claims.length === 0) throw new Error('no claim was given for any model');
  return claims;
}

/** The three services of the price list are one source; sources in a fixed order, whichever answered first. */
function onePerSource(reports: readonly SourceReport[]): SourceReport[] {
  const bySource = new Map<string, SourceReport>();
  for (const report of reports.toSorted((a, b) => (a.source < b.source ? -1 : 1))) {
    const known = bySource.get(report.source);
    bySource.set(report.source, known === undefined ? report : joined(known, report));
  }
  return [...bySource.values()];
}

function joined(a: SourceReport, b: SourceReport): SourceReport {
  const problem = a.problem ?? b.problem;
  return { ...a, ok: a.ok && b.ok, count: a.count + b.count, ...(problem !== undefined && { problem }) };
}
