/** Joins what all sources say into one record per model. Pure: the same findings give the same catalogue. */
import type { RegionFindings } from '../discovery/gather.ts';
import type { KnownModel } from '../discovery/known-model.ts';
import type { Run } from '../types.ts';
import { accessByModel } from './access.ts';
import { batchOf } from './batch.ts';
import { capabilitiesOf, languagesOf, sizeClassOf } from './capabilities.ts';
import { consumptionOf } from './consumption.ts';
import { entitiesIn, isNameable, namedOf, type Entity } from './entities.ts';
import { givenFor, listReport, type GivenList } from './given-limits.ts';
import { listedOf } from './listed.ts';
import { loggingOf } from './logging.ts';
import { allCards, cards, mantleAliases } from './corrections.ts';
import type { Offer } from './id-prices.ts';
import { joinPrices, type JoinedPrices } from './join-prices.ts';
import { joinQuotas, type JoinedQuotas } from './join-quotas.ts';
import { listingFacts } from './listing-facts.ts';
import { limitsOf } from '../limits/limits.ts';
import { listedBasePath } from './mantle.ts';
import type { MeasuredLimits } from '../limits/measured-limits.ts';
import { nameIndex } from './name-index.ts';
import { observationsByModel, observedBasePath } from './observed.ts';
import { presenceOf, profilesOf, sightingsByModel } from './presence.ts';
import { pricesOf } from './prices.ts';
import type { Access, Catalogue, Filters, MantleRecord, ModelRecord, Observation, ProfileRecord } from './record.ts';
import { isWanted } from './wanted.ts';

export interface CatalogueInput {
  tool: string;
  /** ISO 8601. */
  now: string;
  simulated: boolean;
  filters: Filters;
  findings: readonly RegionFindings[];
  /** What a package knows of a model, and the package's name and version. */
  knownModel(id: string): KnownModel | undefined;
  packageName: string;
  /** The last run, where there is one. */
  run: Run | undefined;
  /** What refusals in its evidence state. */
  measured?: MeasuredLimits;
  /** The user's own list of limits, or why it could not be had. */
  published?: GivenList;
  /** Ids of an earlier catalogue with the time at which each was first seen. */
  firstSeen: ReadonlyMap<string, string>;
}

export function buildCatalogue(given: CatalogueInput): Catalogue {
  const findings = given.findings.toSorted((a, b) => (a.region < b.region ? -1 : 1));
  const input = { ...given, findings };
  const { run, filters } = input;
  const entities = entitiesIn(findings);
  const index = nameIndex(entities.list.filter(isNameable).map(namedOf));
  const joined: Joined = {
    quotas: joinQuotas(findings, index),
    prices: joinPrices(findings, index),
    isPriceListWhole: findings.every(({ sources }) => sources.every(({ source, ok }) => source !== 'price-list' || ok)),
    sightings: sightingsByModel(findings),
    observed: run === undefined ? new Map() : observationsByModel(run),
    access: accessByModel(findings),
  };
  const records = entities.list.map((entity) => recordOf(entity, { input, joined }));
  return {
    schema: 1,
    tool: input.tool,
    generatedAt: input.now,
    simulated: input.simulated,
    regions: findings.map(({ region }) => region),
    filters,
    sources: [...findings.flatMap(({ sources }) => sources), ...listReport(input.published)],
    joins: { quotas: joined.quotas.join, prices: joined.prices.join, mantle: entities.mantleJoin },
    observedRun: run === undefined ? null : { startedAt: run.header.startedAt, simulated: run.header.simulated },
    logging: loggingOf(findings),
    models: records.filter((record) => isWanted(record, filters)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

interface Joined {
  quotas: JoinedQuotas;
  prices: JoinedPrices;
  isPriceListWhole: boolean;
  sightings: ReturnType<typeof sightingsByModel>;
  observed: Map<string, Observation[]>;
  access: Map<string, Access[]>;
}

function recordOf(entity: Entity, { input, joined }: { input: CatalogueInput; joined: Joined }): ModelRecord {
  const { id, mantle } = entity;
  const listings = entity.listings.toSorted((a, b) => (a.region < b.region ? -1 : 1));
  const models = listings.map(({ model }) => model);
  const known = input.knownModel(id) ?? (mantle && input.knownModel(mantle.id));
  // Where bedrock-mantle alone was asked, the runtime's name of the same model still leads to what is known of it.
  const ids = [...new Set([mantleAliases[id] ?? id, id, ...(mantle ? [mantle.id] : [])])];
  const sightings = joined.sightings.get(id) ?? [];
  const onDemand = listings.filter(({ model }) => model.claims.inferenceTypes?.includes('ON_DEMAND') === true);
  const rates = joined.prices.rates.get(id) ?? [];
  const limits = limitsOf({
    ids,
    measured: input.measured?.of(ids),
    given: givenFor(ids, input.published),
    known,
    packageName: input.packageName,
  });
  const listed = listedOf(listings, limits.contextWindow);
  const extras = listed ?? undefined;
  const inRegion = onDemand.map(({ region }) => region);
  const profiles = profilesOf(sightings);
  return {
    id,
    ...listingFacts(id, models),
    regions: presenceOf({
      listed: listings.map(({ region }) => region),
      inRegion,
      mantle: mantle?.regions ?? [],
      sightings,
    }),
    profiles,
    mantle: mantle === undefined ? null : mantleOf(mantle, input.run),
    batch: batchOf({
      rates,
      quotaRegions: joined.quotas.batch.get(id) ?? [],
      listed: extras?.batch,
      isListWhole: joined.isPriceListWhole,
    }),
    consumption: consumptionOf(models, rates),
    capabilities: capabilitiesOf(ids, { run: input.run, listed: extras }),
    sizeClass: sizeClassOf(ids),
    languages: languagesOf(extras),
    listed,
    limits,
    prices: pricesOf(rates, { ids, known, packageName: input.packageName }, [
      { id, endpoint: 'bedrock-runtime', profileType: 'in-region', regions: inRegion },
      ...profiles.map(profileOffer),
      ...(mantle ? [{ ...mantle, endpoint: 'bedrock-mantle' as const, profileType: 'in-region' as const }] : []),
    ]),
    quotas: (joined.quotas.quotas.get(id) ?? []).map((quota) => ({ ...quota, regions: quota.regions.toSorted() })),
    access: joined.access.get(id) ?? [],
    documentation: cards[id] ?? allCards,
    firstSeen: input.firstSeen.get(id) ?? input.now,
    observed: [
      ...(joined.observed.get(id) ?? []),
      ...(mantle && mantle.id !== id ? (joined.observed.get(mantle.id) ?? []) : []),
    ],
  };
}

function profileOffer({ id, type, routes }: ProfileRecord): Offer {
  const regions = [...new Set(routes.flatMap(({ sources }) => sources))];
  const profileType = type === 'global-cross-region' ? type : 'regional-cross-region';
  return { id, endpoint: 'bedrock-runtime', profileType, regions };
}

function mantleOf({ id, retention }: NonNullable<Entity['mantle']>, run: Run | undefined): MantleRecord {
  const observed = run === undefined ? undefined : observedBasePath(run, id);
  return { id, ...listedBasePath(id), retention: retention ?? null, ...observed };
}
