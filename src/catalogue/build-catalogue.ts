/** Joins what all sources told into one record per model. Pure: the same findings give the same catalogue. */
import type { RegionFindings, SourceReport } from '../discovery/gather.ts';
import { bareId } from '../model-facts/model-facts.ts';
import type { KnownModel } from '../discovery/known-model.ts';
import type { FoundationModel } from '../discovery/source.ts';
import type { Run } from '../types.ts';
import { accessOf } from './access.ts';
import { allCards, cards, mantleAliases } from './corrections.ts';
import { grouped } from '../report/grouped.ts';
import { joinPrices, type JoinedPrices } from './join-prices.ts';
import { joinQuotas, type JoinedQuotas } from './join-quotas.ts';
import { lifecycleOf } from './lifecycle.ts';
import { limitsOf, type LimitSources, type StatedLimits } from '../limits/limits.ts';
import { basePathOf, foundationModelOf } from './mantle.ts';
import type { MeasuredLimits } from '../limits/measured-limits.ts';
import { nameIndex, type Named } from './name-index.ts';
import { observationsByModel, observedBasePath } from './observed.ts';
import { presenceOf, profilesOf, sightingsByModel } from './presence.ts';
import { pricesOf } from './prices.ts';
import type { Catalogue, Filters, Join, MantleRecord, ModelRecord, Observation } from './record.ts';
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
  published?: { given: { limits: Readonly<Record<string, StatedLimits>>; source: string } } | { problem: string };
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
    sightings: sightingsByModel(findings),
    observed: run === undefined ? new Map() : observationsByModel(run),
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
    models: records.filter((record) => isWanted(record, filters)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** A foundation model as its Regions list it, a mantle model, or both. */
interface Entity {
  id: string;
  listings: { region: string; model: FoundationModel }[];
  mantle: { id: string; regions: string[] } | undefined;
}

function entitiesIn(findings: readonly RegionFindings[]): { list: Entity[]; mantleJoin: Join } {
  const listings = grouped(
    findings.flatMap(({ region, models }) => models.map((model) => ({ region, model }))),
    ({ model }) => model.id,
  );
  const sightings = grouped(
    findings.flatMap(({ region, mantle }) => mantle.map(({ id }) => ({ region, id }))),
    ({ id }) => id,
  );
  const list: Entity[] = [...listings].map(([id, found]) => ({ id, listings: found, mantle: undefined }));
  const byId = new Map(list.map((entity) => [entity.id, entity]));
  const apart: string[] = [];
  for (const [id, seen] of sightings) {
    const mantle = { id, regions: seen.map(({ region }) => region).toSorted() };
    const twin = byId.get(foundationModelOf(id, [...listings.keys()]) ?? '');
    if (twin !== undefined && (twin.mantle === undefined || id === twin.id)) {
      if (twin.mantle !== undefined) list.push({ id: twin.mantle.id, listings: [], mantle: twin.mantle });
      twin.mantle = mantle;
    } else {
      apart.push(id);
      list.push({ id, listings: [], mantle });
    }
  }
  return {
    list,
    mantleJoin: { joined: sightings.size - apart.length, total: sightings.size, unjoined: apart.toSorted() },
  };
}

/** Variants that can only be provisioned have the name of their model and none of its quotas and prices. */
function isNameable({ listings }: Entity): boolean {
  return (
    listings.length === 0 ||
    listings.some(({ model }) => (model.claims.inferenceTypes ?? ['ON_DEMAND']).some((type) => type !== 'PROVISIONED'))
  );
}

function namedOf({ id, listings, mantle }: Entity): Named {
  const names = listings.flatMap(({ model }) =>
    model.details.name ? [model.details.name, `${model.provider} ${model.details.name}`] : [],
  );
  return { id, names: [...new Set(names)], ...(mantle && { mantleId: mantle.id }) };
}

interface Joined {
  quotas: JoinedQuotas;
  prices: JoinedPrices;
  sightings: ReturnType<typeof sightingsByModel>;
  observed: Map<string, Observation[]>;
}

function recordOf(entity: Entity, { input, joined }: { input: CatalogueInput; joined: Joined }): ModelRecord {
  const { id, mantle } = entity;
  const listings = entity.listings.toSorted((a, b) => (a.region < b.region ? -1 : 1));
  const models = listings.map(({ model }) => model);
  const union = (listOf: (model: FoundationModel) => readonly string[] | undefined): string[] =>
    [...new Set(models.flatMap((model) => listOf(model) ?? []))].toSorted();
  const claimed = models.flatMap(({ claims }) => claims.streaming ?? []);
  const known = input.knownModel(id) ?? (mantle && input.knownModel(mantle.id));
  // Where bedrock-mantle alone was asked, the runtime's name of the same model still leads to what is known of it.
  const ids = [...new Set([mantleAliases[id] ?? id, id, ...(mantle ? [mantle.id] : [])])];
  const sightings = joined.sightings.get(id) ?? [];
  const onDemand = listings.filter(({ model }) => model.claims.inferenceTypes?.includes('ON_DEMAND') === true);
  const rates = joined.prices.rates.get(id) ?? [];
  return {
    id,
    arn: models.find(({ details }) => details.arn !== undefined)?.details.arn ?? null,
    name: models.find(({ details }) => details.name !== undefined)?.details.name ?? 'unknown',
    provider: models[0]?.provider ?? id.split('.')[0] ?? id,
    input: union((model) => model.input),
    output: union((model) => model.output),
    streaming: claimed.length === 0 ? 'unknown' : claimed.includes(true),
    customizations: union(({ details }) => details.customizations),
    inferenceTypes: union(({ claims }) => claims.inferenceTypes),
    lifecycle: lifecycleOf(models),
    regions: presenceOf({
      listed: listings.map(({ region }) => region),
      inRegion: onDemand.map(({ region }) => region),
      mantle: mantle?.regions ?? [],
      sightings,
    }),
    profiles: profilesOf(sightings),
    mantle: mantle === undefined ? null : mantleOf(mantle.id, input.run),
    batch: batchOf(
      joined.quotas.batch.has(id),
      rates.some(({ tier }) => tier === 'batch'),
    ),
    limits: limitsOf({
      ids,
      measured: input.measured?.of(ids),
      given: givenFor(ids, input.published),
      known,
      packageName: input.packageName,
    }),
    prices: pricesOf(rates, { ids, known, packageName: input.packageName }),
    quotas: (joined.quotas.quotas.get(id) ?? []).map((quota) => ({ ...quota, regions: quota.regions.toSorted() })),
    access: accessOf(id, input.findings),
    documentation: cards[id] ?? allCards,
    firstSeen: input.firstSeen.get(id) ?? input.now,
    observed: [
      ...(joined.observed.get(id) ?? []),
      ...(mantle && mantle.id !== id ? (joined.observed.get(mantle.id) ?? []) : []),
    ],
  };
}

/** By the model's own id, else by that on bedrock-mantle, else by either without date and version. */
function givenFor(ids: readonly string[], published: CatalogueInput['published']): LimitSources['given'] {
  if (published === undefined || 'problem' in published) return undefined;
  const { limits, source } = published.given;
  const found = [...ids, ...ids.map(bareId)].map((id) => limits[id]).find((one) => one !== undefined);
  return found && { limits: found, source };
}

function listReport(published: CatalogueInput['published']): SourceReport[] {
  if (published === undefined) return [];
  const stated = { source: 'limits-from', region: 'all' } as const;
  return 'problem' in published
    ? [{ ...stated, ok: false, count: 0, problem: published.problem }]
    : [{ ...stated, ok: true, count: Object.keys(published.given.limits).length }];
}

function mantleOf(id: string, run: Run | undefined): MantleRecord {
  const observed = run === undefined ? undefined : observedBasePath(run, id);
  const basePath = basePathOf(id);
  const basePathSource = basePath === 'unknown' ? 'unknown' : 'model cards of AWS, October 2026';
  return { id, basePath, basePathSource, ...observed };
}

function batchOf(hasQuota: boolean, hasPrice: boolean): ModelRecord['batch'] {
  if (hasPrice) return { supported: true, source: 'AWS Price List' };
  return hasQuota ? { supported: true, source: 'Service Quotas' } : { supported: 'unknown', source: 'unknown' };
}
