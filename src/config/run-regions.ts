/** The Regions of a run, and what chose them. */
import type { Endpoints } from './endpoints.ts';
import { readMany, type Given, type Setting } from './option.ts';
import { options } from './options.ts';
import { profileRegion } from './profile-region.ts';
import { chooseRegions, regionWord } from './regions.ts';
import { variable } from './variables.ts';

export interface RunRegions {
  regions: string[];
  /** The option, variable or profile that chose the Regions, or `default`. */
  regionSource: string;
}

/** The Region nobody asked for by option: as the AWS SDKs find it, and us-east-1 because it has every model first. */
function ambientRegion({ env }: Given, profile: string | undefined): Setting<string[]> {
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION'] as const) {
    const value = variable(env, name);
    if (value !== undefined) return { value: [regionWord(value, name)], source: name };
  }
  const name = profile ?? variable(env, 'AWS_PROFILE') ?? 'default';
  const source = `the profile "${name}"`;
  const region = profileRegion(name, env);
  return region === undefined
    ? { value: ['us-east-1'], source: 'default' }
    : { value: [regionWord(region, source)], source };
}

interface RegionNeeds {
  profile: string | undefined;
  endpoints: Endpoints;
  mantleOnly: boolean;
}

export function resolveRegions(given: Given, { profile, endpoints, mantleOnly }: RegionNeeds): RunRegions {
  const asked = readMany(options.region, given);
  const { value, source } = asked.value.length > 0 ? asked : ambientRegion(given, profile);
  const regions = chooseRegions({
    words: value,
    source,
    ownEndpoint: Object.keys(endpoints).length > 0,
    mantleOnly,
  });
  return { regions, regionSource: source };
}
