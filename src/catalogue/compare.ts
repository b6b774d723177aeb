/** What became of the models since an earlier catalogue: new, gone, changed. What only one of them looked at is left out. */
import type { Quota } from './quota-record.ts';
import type { Catalogue, ModelRecord } from './record.ts';
import { isWanted } from './wanted.ts';

export interface Comparison {
  /** `generatedAt` of the earlier catalogue. */
  since: string;
  added: string[];
  gone: string[];
  changed: { id: string; changes: string[] }[];
}

export function compareCatalogues(before: Catalogue, after: Catalogue): Comparison {
  const sharedRegions = sharedRegionsOf(before, after);
  const old = new Map(before.models.map((model) => [model.id, model]));
  const now = new Map(after.models.map((model) => [model.id, model]));
  return {
    since: before.generatedAt,
    added: [...now].filter(([id, model]) => !old.has(id) && isAskedFor(model, before, sharedRegions)).map(([id]) => id),
    gone: [...old].filter(([id, model]) => !now.has(id) && isAskedFor(model, after, sharedRegions)).map(([id]) => id),
    changed: [...now].flatMap(([id, model]) => {
      const earlier = old.get(id);
      const changes = earlier === undefined ? [] : changesOf(earlier, model, sharedRegions);
      return changes.length === 0 ? [] : [{ id, changes }];
    }),
  };
}

type SourceName = Catalogue['sources'][number]['source'];

/** The Regions that a source listed both times: only there a missing model is gone. */
type SharedRegions = (source: SourceName) => string[];

function sharedRegionsOf(before: Catalogue, after: Catalogue): SharedRegions {
  const readFor = ({ sources }: Catalogue, wanted: SourceName): string[] =>
    sources.flatMap(({ source, ok, region }) => (source === wanted && ok ? [region] : []));
  return (source) => {
    const later = new Set(readFor(after, source));
    return readFor(before, source).filter((region) => later.has(region));
  };
}

/** Whether the other catalogue would have the model too, had it been there. */
function isAskedFor({ regions, ...model }: ModelRecord, other: Catalogue, sharedRegions: SharedRegions): boolean {
  const listed = sharedRegions('foundation-models').some((region) => regions.listed.includes(region));
  const mantle = sharedRegions('mantle-models').some((region) => regions.mantle.includes(region));
  return isWanted(model, other.filters) && (listed || mantle);
}

function changesOf(before: ModelRecord, after: ModelRecord, sharedRegions: SharedRegions): string[] {
  const listed = sharedRegions('foundation-models');
  const mantle = sharedRegions('mantle-models');
  const within = (list: readonly string[], regions: readonly string[]): string[] =>
    list.filter((region) => regions.includes(region));
  // What is said of all Regions together can be compared only where it was said of the same ones.
  const sameRegions = [before, after].every(({ regions }) => regions.listed.every((region) => listed.includes(region)));
  return [
    ...valueChange('name', before.name, after.name),
    ...valueChange('context window', before.limits.contextWindow, after.limits.contextWindow),
    ...valueChange('max output tokens', before.limits.maxOutputTokens, after.limits.maxOutputTokens),
    ...(sameRegions ? listingChanges(before, after) : []),
    ...listChange('in-Region', within(before.regions.inRegion, listed), within(after.regions.inRegion, listed)),
    ...listChange('mantle Regions', within(before.regions.mantle, mantle), within(after.regions.mantle, mantle)),
    ...profileChanges(before, after, sharedRegions('inference-profiles')),
    ...priceChanges(before, after),
    ...quotaChanges(before.quotas, after.quotas, sharedRegions('service-quotas')),
  ];
}

function listingChanges(before: ModelRecord, after: ModelRecord): string[] {
  return [
    ...valueChange('lifecycle', before.lifecycle.status, after.lifecycle.status),
    ...valueChange('legacy from', before.lifecycle.legacy, after.lifecycle.legacy),
    ...valueChange('end of life', before.lifecycle.endOfLife, after.lifecycle.endOfLife),
    ...valueChange(
      'public extended access',
      before.lifecycle.publicExtendedAccess,
      after.lifecycle.publicExtendedAccess,
    ),
    ...valueChange('streaming', before.streaming, after.streaming),
    ...listChange('input', before.input, after.input),
    ...listChange('output', before.output, after.output),
    ...listChange('customizations', before.customizations, after.customizations),
    ...listChange('inference types', before.inferenceTypes, after.inferenceTypes),
  ];
}

function profileChanges(before: ModelRecord, after: ModelRecord, regions: readonly string[]): string[] {
  const seen = ({ profiles }: ModelRecord): string[] =>
    profiles
      .filter(({ routes }) => routes.some(({ sources }) => sources.some((region) => regions.includes(region))))
      .map(({ id }) => id);
  return listChange('profiles', seen(before), seen(after));
}

/** Prices of two Regions, or of two sources, say nothing of a change. */
function priceChanges({ prices: before }: ModelRecord, { prices: after }: ModelRecord): string[] {
  if (before.region !== after.region || before.routing !== after.routing) return [];
  if (after.region === 'unknown' && before.source !== after.source) return [];
  return (['input', 'output', 'cacheRead', 'cacheWrite', 'batchInput', 'batchOutput', 'image'] as const).flatMap(
    (kind) => valueChange(`price ${kind}`, before[kind], after[kind]),
  );
}

function quotaChanges(before: readonly Quota[], after: readonly Quota[], regions: readonly string[]): string[] {
  return regions.flatMap((region) => {
    const old = new Map(before.filter((quota) => quota.regions.includes(region)).map((quota) => [quota.code, quota]));
    return after.flatMap(({ code, name, value, regions: now }) => {
      const earlier = old.get(code);
      return earlier === undefined || !now.includes(region)
        ? []
        : valueChange(`${name} in ${region}`, earlier.value, value);
    });
  });
}

function valueChange(what: string, before: string | number | boolean, after: string | number | boolean): string[] {
  return before === after ? [] : [`${what}: ${before} -> ${after}`];
}

function listChange(what: string, before: readonly string[], after: readonly string[]): string[] {
  const more = after.filter((item) => !before.includes(item)).map((item) => `+${item}`);
  const less = before.filter((item) => !after.includes(item)).map((item) => `-${item}`);
  return more.length + less.length === 0 ? [] : [`${what}: ${[...more, ...less].join(' ')}`];
}

export function comparisonText({ since, added, gone, changed }: Comparison): string {
  const lines = [
    `Since ${since}: ${added.length} new, ${gone.length} gone, ${changed.length} changed`,
    ...added.map((id) => `  + ${id}`),
    ...gone.map((id) => `  - ${id}`),
    ...changed.flatMap(({ id, changes }) => [`  ~ ${id}`, ...changes.map((change) => `      ${change}`)]),
  ];
  return `${lines.join('\n')}\n`;
}
