/** Owns which Regions are known to serve Bedrock, and how the Regions of a run are chosen. */
import { usageError } from '../errors.ts';
import { suggestion } from './nearest.ts';

/** Commercial Regions of bedrock-runtime: `endpoints-region-availability` of the Bedrock user guide, October 2026. */
export const runtimeRegions: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'af-south-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'sa-east-1',
];

/** Every account has these; the others of the commercial ones are off until it opts in (AWS Account Management, `manage-acct-regions`, read in November 2026). */
const defaultRegions: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
]);

/** Whether an account has to opt in to a Region before its credentials are known there. */
export function isOptIn(region: string): boolean {
  return partitionOf(region) === 'aws' && !defaultRegions.has(region);
}

/** The partition that a Region is in, as ARNs begin with it. */
export function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}

/** Other accounts and other partitions: reached only when named, never through `all`. */
const govCloudRegions: readonly string[] = ['us-gov-east-1', 'us-gov-west-1'];

/** A Region of AWS whose Bedrock the user guide does not list: who names it may try it. */
const unlistedRegions: readonly string[] = ['mx-central-1'];

/** Regions of bedrock-mantle, GovCloud included: the same page of the user guide. */
export const mantleRegions: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'sa-east-1',
  'us-gov-east-1',
  'us-gov-west-1',
];

const knownRegions = [...runtimeRegions, ...govCloudRegions, ...unlistedRegions];

/** One word of a Region list, in lower case: a Region, or `all`. Throws a usage error for what cannot be a Region's name. */
export function regionWord(word: string, source: string): string {
  const region = word.toLowerCase();
  if (region === 'all' || /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) return region;
  throw usageError(`${source}: "${word}" is not the name of a Region`, suggestion(region, [...knownRegions, 'all']));
}

export interface RegionRequest {
  words: readonly string[];
  /** The option, variable or file the words came from. */
  source: string;
  /** True when the user named an endpoint: it may serve a Region that is not known here. */
  ownEndpoint: boolean;
  /** True when only bedrock-mantle is asked: `all` is then the Regions that have it. */
  mantleOnly: boolean;
}

/** The Regions of a run, each once, in the order asked for. Throws a usage error for a Region without a known Bedrock. */
export function chooseRegions({ words, source, ownEndpoint, mantleOnly }: RegionRequest): string[] {
  const all = mantleOnly ? runtimeRegions.filter((region) => mantleRegions.includes(region)) : runtimeRegions;
  const regions = words.flatMap((word) => (word === 'all' ? all : [word]));
  const unknown = regions.find((region) => !knownRegions.includes(region));
  if (unknown !== undefined && !ownEndpoint) {
    throw usageError(
      `${source}: Bedrock is not known to be in the Region "${unknown}"`,
      `${suggestion(unknown, knownRegions)} For a Region newer than this version, name its endpoint with --endpoint-url.`,
    );
  }
  return [...new Set(regions)];
}
