/** Asks every source of the catalogue in every Region, side by side. A source that fails is a stated gap; the others go on. */
import pLimit from 'p-limit';

import type { AccountClients } from '../aws/account-clients.ts';
import type { RegionClients } from '../aws/clients.ts';
import type { Availability, Endpoint, Listing } from '../types.ts';
import { askSource, type ListingOf } from './ask-source.ts';
import { claimAvailability } from './availability.ts';
import { invocationLogging, type InvocationLogging } from './invocation-logging.ts';
import { listRegion } from './list-region.ts';
import { listingCall, type Deadline } from './listing-call.ts';
import { priceList, priceServices, type ListedPrice } from './price-list.ts';
import { serviceQuotas, type ServiceQuota } from './service-quotas.ts';
import { withRetention } from './retention.ts';
import type { FoundationModel, InferenceProfile, LeftOut, MantleModel } from './source.ts';

type SourceName =
  | Listing['source']
  | 'service-quotas'
  | 'price-list'
  | 'availability'
  | 'limits-from'
  | 'invocation-logging';

/** How one source of one Region went. */
export type SourceReport = ListingOf<SourceName>;

/** All that one Region result. */
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
  deadline: Deadline;
  /** Called with each Region as it is done. */
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
  const { deadline, account, priceLimit } = options;
  const endpoints = options.endpointsIn(region);
  const clients = options.clientsFor(region);
  const call = listingCall(deadline);
  const sources: SourceReport[] = [];
  const ask = async <Found>(source: SourceName, action: string, list: List<Found>): Promise<Found[]> => {
    const { found, result } = await askSource({ source, region, action }, list);
    sources.push(result.listing);
    return found;
  };
  let logging: InvocationLogging[] | undefined;
  const [{ models, profiles, mantle, answers }, quotas, , ...prices] = await Promise.all([
    listRegion(clients, endpoints, call),
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
      : await ask('availability', 'bedrock:GetFoundationModelAvailability', () => claimsOf(clients, ids, deadline));
  const detailed = await withRetention(clients, mantle, call);
  deadline.signal.throwIfAborted();
  return {
    region,
    models,
    profiles,
    mantle: detailed,
    quotas,
    prices: prices.flat(),
    availability,
    ...(logging && { logging }),
    sources: onePerSource([...answers.map(({ result }) => result.listing), ...sources]),
  };
}

type List<Found> = (leftOut: LeftOut) => Promise<Found[]>;

function opened(account: AccountClients | undefined): AccountClients {
  if (account !== undefined) return account;
  throw new Error('a Bedrock API key does not open this service; give AWS credentials');
}

/** Ids of a context size (`…-v1:0:24k`) are no names that the call knows. */
function isBaseId(id: string): boolean {
  return !/:[^:]+:[^:]+$/.test(id);
}

async function claimsOf(clients: RegionClients, ids: readonly string[], deadline: Deadline): Promise<Availability[]> {
  const claims: Availability[] = [];
  const onAnswer = (_model: string, claim: Availability | undefined): unknown => claim && claims.push(claim);
  await claimAvailability(clients, ids, { deadline, onAnswer });
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
