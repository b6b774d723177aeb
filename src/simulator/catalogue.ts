/** The models of the simulated Bedrock, indexed by Region: what is listed where, and how it is offered. */
import { readFileSync } from 'node:fs';

import { callableArn } from './callable-arn.ts';
import { demonstration } from './demonstration.ts';
import { accountId } from './identity.ts';
import type { ApplicationProfile, CatalogueEntry, OwnCallable, Scenario, Serving } from './scenario.ts';
import { runtimeServing, mantleServing } from './serving.ts';

export interface Model {
  id: string;
  provider: string;
  name: string;
  lifecycle: string;
  input: string[];
  output: string[];
  streaming: boolean;
  customizations: string[];
  runtime: Serving;
  mantle: Serving;
}

/** A model as one Region's runtime offers it. */
export interface Offer {
  model: Model;
  onDemand: boolean;
  provisioned: boolean;
  /** Geographies whose profile can be called from here. */
  geographies: string[];
}

export interface Profile {
  id: string;
  arn: string;
  name: string;
  description: string;
  type: 'SYSTEM_DEFINED' | 'APPLICATION';
  modelArns: string[];
  model: Model;
}

/** What an account set up, and the model that answers for it. */
export interface Callable extends OwnCallable {
  arn: string;
  answering: Model;
}

/** Everything one Region lists, by id. */
interface RegionalCatalogue {
  offers: Map<string, Offer>;
  /** By id and by ARN. */
  profiles: Map<string, Profile>;
  systemProfiles: Profile[];
  applicationProfiles: Profile[];
  /** By ARN. */
  callables: Map<string, Callable>;
  mantle: Map<string, Model>;
}

export type Catalogue = (region: string) => RegionalCatalogue;

/** The catalogue of a scenario; a Region is indexed when first asked for. */
export function openCatalogue(scenario: Scenario): Catalogue {
  const entries = (scenario.catalogue?.models ?? builtInEntries()).map(withModel);
  const shown = scenario.defaultFaults === true ? demonstration : { applicationProfiles: [], callables: [] };
  const own: Own = {
    account: scenario.account ?? accountId,
    applications: [...(scenario.catalogue?.applicationProfiles ?? []), ...shown.applicationProfiles],
    callables: [...(scenario.callables ?? []), ...shown.callables],
  };
  const regions = new Map<string, RegionalCatalogue>();
  return (region) => {
    const known = regions.get(region);
    if (known !== undefined) return known;
    const indexed = indexRegion(region, entries, own);
    // Regions come from callers' signatures: a stranger's invention is answered, not kept.
    if (indexed.offers.size > 0 || indexed.mantle.size > 0) regions.set(region, indexed);
    return indexed;
  };
}

/** What the account set up, over all Regions. */
interface Own {
  account: string;
  applications: readonly ApplicationProfile[];
  callables: readonly OwnCallable[];
}

interface PlacedModel {
  entry: CatalogueEntry;
  model: Model;
}

let builtIn: CatalogueEntry[] | undefined;

function builtInEntries(): CatalogueEntry[] {
  if (builtIn === undefined) {
    const text = readFileSync(new URL('./data/catalogue.json', import.meta.url), 'utf8');
    const parsed: { models: CatalogueEntry[] } = JSON.parse(text);
    builtIn = parsed.models;
  }
  return builtIn;
}

function withModel(entry: CatalogueEntry): PlacedModel {
  const known = {
    id: entry.id,
    provider: entry.provider ?? entry.id.split('.')[0] ?? '',
    name: entry.name ?? entry.id,
    lifecycle: entry.lifecycle ?? 'ACTIVE',
    input: entry.input ?? ['TEXT'],
    output: entry.output ?? ['TEXT'],
    streaming: entry.streaming ?? true,
    customizations: entry.customizations ?? [],
  };
  const runtime = entry.serves?.runtime ?? runtimeServing(known);
  return { entry, model: { ...known, runtime, mantle: entry.serves?.mantle ?? mantleServing(entry.id) } };
}

function indexRegion(region: string, entries: PlacedModel[], own: Own): RegionalCatalogue {
  const offers = new Map<string, Offer>();
  const mantle = new Map<string, Model>();
  const systemProfiles: Profile[] = [];
  for (const { entry, model } of entries) {
    if (words(entry.mantle).includes(region)) mantle.set(model.id, model);
    const offer = offerIn(region, entry, model);
    if (offer === undefined) continue;
    offers.set(model.id, offer);
    for (const geography of offer.geographies) systemProfiles.push(systemProfile(region, geography, entry, model));
  }
  const applicationProfiles = own.applications
    .filter((profile) => profile.region === region)
    .flatMap((profile) => applicationProfile(profile, { offers, systemProfiles, account: own.account }));
  const callables = own.callables
    .filter((callable) => callable.region === region)
    .map((callable): Callable => {
      const answering = offers.get(callable.model)?.model ?? ownModel(callable);
      return { ...callable, arn: callableArn(callable, own.account), answering };
    });
  const profiles = new Map<string, Profile>();
  for (const profile of systemProfiles) profiles.set(profile.id, profile).set(profile.arn, profile);
  for (const profile of applicationProfiles) profiles.set(profile.arn, profile);
  const byArn = new Map(callables.map((callable) => [callable.arn, callable]));
  return { offers, profiles, systemProfiles, applicationProfiles, callables: byArn, mantle };
}

function words(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(' ');
}

function offerIn(region: string, entry: CatalogueEntry, model: Model): Offer | undefined {
  const kinds = Object.entries(entry.offers ?? {}).find(([, regions]) => words(regions).includes(region));
  if (kinds === undefined) return undefined;
  const named = words(kinds[0]);
  return {
    model,
    onDemand: named.includes('ON_DEMAND') && model.runtime.profileRequired !== true,
    provisioned: named.includes('PROVISIONED'),
    geographies: named.filter((kind) => kind !== 'ON_DEMAND' && kind !== 'PROVISIONED'),
  };
}

function systemProfile(region: string, geography: string, entry: CatalogueEntry, model: Model): Profile {
  const id = `${geography.toLowerCase()}.${model.id}`;
  return {
    id,
    arn: `arn:aws:bedrock:${region}:${accountId}:inference-profile/${id}`,
    name: `${geography === 'GLOBAL' ? 'Global' : geography} ${model.name}`,
    description: `Routes requests to ${model.name} in ${geography === 'GLOBAL' ? 'supported AWS Regions' : geography}.`,
    type: 'SYSTEM_DEFINED',
    modelArns: destinations(region, geography, entry).map((place) => modelArn(place, model.id)),
    model,
  };
}

/** Global profiles name the model without a Region too, as the service lists them. */
function destinations(region: string, geography: string, entry: CatalogueEntry): string[] {
  if (geography === 'GLOBAL') return [region, ''];
  const routes = Object.entries(entry.destinations?.[geography] ?? {});
  return words(routes.find(([sources]) => words(sources).includes(region))?.[1] ?? region);
}

export function modelArn(region: string, id: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${id}`;
}

interface Listed {
  offers: Map<string, Offer>;
  systemProfiles: readonly Profile[];
  account: string;
}

/** One that was made from a geography's profile routes as that one does. */
function applicationProfile(profile: ApplicationProfile, { offers, systemProfiles, account }: Listed): Profile[] {
  const model = offers.get(profile.model)?.model;
  const copied = systemProfiles.find(({ id }) => id === `${profile.over?.toLowerCase()}.${profile.model}`);
  if (model === undefined || (profile.over !== undefined && copied === undefined)) return [];
  return [
    {
      id: profile.id,
      arn: `arn:aws:bedrock:${profile.region}:${account}:application-inference-profile/${profile.id}`,
      name: profile.name,
      description: '',
      type: 'APPLICATION',
      modelArns: copied?.modelArns ?? [modelArn(profile.region, model.id)],
      model,
    },
  ];
}

/** A model that no catalogue lists: weights that were imported, or a Marketplace product. */
function ownModel({ model, name }: OwnCallable): Model {
  const text = ['TEXT'];
  const listed = { id: model, provider: '', name, lifecycle: 'ACTIVE', input: text, output: text, streaming: true };
  const runtime = { apis: 'invoke converse' };
  return { ...listed, customizations: [], runtime, mantle: { apis: '' } };
}
