/** ARN patterns for what a run names: foundation models, inference profiles, mantle's project. */
import { partitionOf } from '../config/regions.ts';
import { accountResources } from './account-resources.ts';
import type { PolicyScope } from './scope.ts';

/** The ids as IAM patterns: ours ignore case and ids have none in capitals; `*` and `?` mean the same. */
function modelGlobs({ models }: PolicyScope): string[] {
  return models.length === 0 ? ['*'] : models.map((glob) => withoutGeography(glob.toLowerCase()));
}

/** A glob that names a profile asks for its model too. The prefixes are those that profiles have been listed with. */
export function withoutGeography(glob: string): string {
  return glob.replace(/^(?:global|us|us-gov|eu|apac|jp|au|ca|in|me|sa)\./, '');
}

function profileGlobs({ models }: PolicyScope): string[] {
  if (models.length === 0) return ['*'];
  return models.map((glob) => {
    const lower = glob.toLowerCase();
    return lower.startsWith('*') || lower !== withoutGeography(lower) ? lower : `*.${lower}`;
  });
}

/** `arn:aws:bedrock:us-east-1::foundation-model/…` where the call goes, and in every Region that a profile may route to. */
export function foundationModelArns(scope: PolicyScope): string[] {
  const places = scope.regions.flatMap((region) =>
    destinations(region, scope).map((to) => [partitionOf(region), to] as const),
  );
  return distinct(
    places.flatMap(([partition, to]) =>
      modelGlobs(scope).map((id) => `arn:${partition}:bedrock:${to}::foundation-model/${id}`),
    ),
  );
}

/**
 * Which Regions a profile routes to, the listing alone tells: a geography's Regions share the first part of their names, those
 * of smaller geographies are not so bounded. A global profile names its models without a Region (user guide, "Global cross-Region inference").
 */
function destinations(region: string, { profileTypes }: PolicyScope): string[] {
  const geographic = profileTypes.includes('regional-cross-region') ? geography(region) : [];
  const covered = geographic.some((pattern) => region.startsWith(pattern.replace('*', '')));
  return [
    ...(covered ? [] : [region]),
    ...geographic,
    ...(profileTypes.includes('global-cross-region') && !geographic.includes('*') ? [''] : []),
  ];
}

function geography(region: string): string[] {
  const [first = ''] = region.split('-');
  if (region.startsWith('us-gov-')) return ['us-gov-*'];
  if (first === 'us' || first === 'ca') return ['us-*', 'ca-*'];
  return first === 'eu' || first === 'ap' ? [`${first}-*`] : ['*'];
}

/** `arn:aws:bedrock:us-east-1:*:inference-profile/…`; none when only models in their own Region are asked. */
export function profileArns(scope: PolicyScope): string[] {
  if (scope.profileTypes.every((type) => type === 'in-region')) return [];
  return scope.regions.flatMap((region) =>
    profileGlobs(scope).map((id) => `arn:${partitionOf(region)}:bedrock:${region}:*:inference-profile/${id}`),
  );
}

/** The default project of an endpoint: mantle's inference is permitted on it and not on models. */
export function projectArns(service: 'bedrock' | 'bedrock-mantle', { regions }: PolicyScope): string[] {
  return regions.map((region) => `arn:${partitionOf(region)}:${service}:${region}:*:project/default`);
}

/** A guardrail's own ARN is as it is; an id is looked for in the Regions of the run. */
export function guardrailArns({ regions, guardrails = [] }: PolicyScope): string[] {
  return distinct(
    guardrails.flatMap((id) =>
      id.startsWith('arn:')
        ? [id]
        : regions.map((region) => `arn:${partitionOf(region)}:bedrock:${region}:*:guardrail/${id}`),
    ),
  );
}

/** What is written below `s3://bucket/prefix/`, in the bucket of each Region. */
export function writtenArns({ regions, asyncS3Uri }: PolicyScope): string[] {
  if (asyncS3Uri === undefined) return [];
  return distinct(regions.map((region) => `${objectArn(asyncS3Uri.replaceAll('{region}', region), region)}*`));
}

export function readArns({ regions, reads = [] }: PolicyScope): string[] {
  return distinct(reads.flatMap((uri) => regions.map((region) => objectArn(uri, region))));
}

function objectArn(uri: string, region: string): string {
  return `arn:${partitionOf(region)}:s3:::${uri.slice('s3://'.length)}`;
}

/** What the account set up itself, in its own Regions. */
export function accountResourceArns({ regions, include = [] }: PolicyScope): string[] {
  return regions.flatMap((region) =>
    include.flatMap((kind) =>
      accountResources[kind].resources.map(
        (name) => `arn:${partitionOf(region)}:${accountResources[kind].service}:${region}:*:${name}`,
      ),
    ),
  );
}

function distinct(arns: readonly string[]): string[] {
  return [...new Set(arns)];
}
