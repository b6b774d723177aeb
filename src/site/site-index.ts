/** The index of a site as JSON, as schemas/site-index.schema.json describes it: what was measured, and where each model's file is. */
import { siteIndex } from '../config/site-path.ts';
import type { Trend } from '../compare/trend.ts';
import { askedApis } from '../run-facts/columns.ts';
import { gapsOf } from '../run-facts/gaps.ts';
import type { ApiName, Run } from '../types.ts';
import type { ModelDocument } from './model-document.ts';

/** What every file of a site says first. */
interface SiteHead {
  schema: 1;
  tool: string;
  simulated: boolean;
  /** When the run began, ISO 8601. */
  measured: string;
  /** Why the run cannot be believed. */
  suspect?: string;
  /** False when the run could not learn all that it asked. */
  complete: boolean;
}

export interface SiteModel {
  name: string;
  file: string;
  provider?: string;
  /** How many Regions list it. */
  regions: number;
  /** By API, in how many Regions it works. */
  works: Partial<Record<ApiName, number>>;
}

export interface SiteIndex extends SiteHead {
  regions: string[];
  apis: ApiName[];
  /** The runs of the history, oldest first. */
  runs: string[];
  models: SiteModel[];
  /** All files of the site: what the next one may replace. */
  files: string[];
}

export function siteHead(run: Run): SiteHead {
  const { tool, simulated, startedAt } = run.header;
  const suspect = run.end?.suspect;
  return {
    schema: 1,
    tool,
    simulated,
    measured: startedAt,
    ...(suspect !== undefined && { suspect }),
    complete: gapsOf(run).length === 0,
  };
}

export function siteModels(models: readonly ModelDocument[]): SiteModel[] {
  const taken = new Set<string>();
  return models.map(({ name, provider, regions, works }) => ({
    name,
    file: `models/${fileName(name, taken)}`,
    ...(provider !== undefined && { provider }),
    regions: regions.length,
    works: Object.fromEntries(Object.entries(works).map(([api, all]) => [api, all.length])),
  }));
}

/** One that every file system and web server takes; two that differ only in case are two on every disk. */
function fileName(name: string, taken: Set<string>): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 150);
  let free = `${plain}.json`;
  for (let number = 2; taken.has(free); number += 1) free = `${plain}-${number}.json`;
  taken.add(free);
  return free;
}

export function siteIndexOf(
  run: Run,
  { head, trend, models, files }: { head: SiteHead; trend: Trend; models: SiteModel[]; files: readonly string[] },
): SiteIndex {
  return {
    ...head,
    regions: run.header.regions,
    apis: askedApis(run),
    runs: trend.runs,
    models,
    files: [...files, siteIndex].toSorted(),
  };
}
