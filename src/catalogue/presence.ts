/** From where a model can be named: its Regions, its profiles and their routes. */
import type { RegionFindings } from '../discovery/gather.ts';
import { profileTypeOf } from '../discovery/rows.ts';
import type { InferenceProfile } from '../discovery/source.ts';
import { grouped } from '../plan/grouped.ts';
import type { Presence, ProfileRecord } from './record.ts';

/** A profile as one Region lists it. */
interface Sighting {
  region: string;
  profile: InferenceProfile;
}

/** By the id of the model that the profiles route to. */
export function sightingsByModel(findings: readonly RegionFindings[]): Map<string, Sighting[]> {
  const sightings = findings.flatMap(({ region, profiles }) =>
    profiles.flatMap((profile) => modelsOf(profile).map((model) => ({ model, region, profile }))),
  );
  return grouped(sightings, ({ model }) => model);
}

function modelsOf({ modelArns }: InferenceProfile): string[] {
  return [...new Set(modelArns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)))];
}

export function profilesOf(sightings: readonly Sighting[]): ProfileRecord[] {
  const byId = grouped(sightings, ({ profile }) => profile.id);
  const records = [...byId].map(([id, seen]) => ({
    id,
    name: seen.find(({ profile }) => profile.name !== undefined)?.profile.name ?? 'unknown',
    type: [...new Set(seen.map(({ profile }) => profileTypeOf(profile)))].join(' / '),
    routes: routesOf(seen),
  }));
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function routesOf(sightings: readonly Sighting[]): ProfileRecord['routes'] {
  const byDestinations = grouped(sightings, ({ profile }) => destinationsOf(profile).join(' '));
  const routes = [...byDestinations].map(([destinations, seen]) => ({
    sources: seen.map(({ region }) => region).toSorted(),
    destinations: destinations === '' ? [] : destinations.split(' '),
  }));
  return routes.toSorted((a, b) => ((a.sources[0] ?? '') < (b.sources[0] ?? '') ? -1 : 1));
}

/** A global profile names its model without a Region too: that is no destination. */
function destinationsOf({ modelArns }: InferenceProfile): string[] {
  const regions = modelArns.map((arn) => arn.split(':')[3] ?? '').filter((region) => region !== '');
  return [...new Set(regions)].toSorted();
}

export interface Whereabouts {
  listed: readonly string[];
  inRegion: readonly string[];
  mantle: readonly string[];
  sightings: readonly Sighting[];
}

export function presenceOf({ listed, inRegion, mantle, sightings }: Whereabouts): Presence {
  const global = sightings.filter(({ profile }) => profileTypeOf(profile) === 'global-cross-region');
  const others = sightings.filter(({ profile }) => profileTypeOf(profile) !== 'global-cross-region');
  const byPrefix = grouped(others, ({ profile }) => profile.id.split('.')[0] ?? profile.id);
  return {
    listed: listed.toSorted(),
    inRegion: inRegion.toSorted(),
    geographies: Object.fromEntries(
      [...byPrefix]
        .map(([prefix, seen]) => [prefix, regionsOf(seen)] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    global: regionsOf(global),
    mantle: mantle.toSorted(),
  };
}

function regionsOf(sightings: readonly Sighting[]): string[] {
  return [...new Set(sightings.map(({ region }) => region))].toSorted();
}
