/** The first line of the evidence: what was run, with what. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

import type { Config } from '../config/config.ts';
import { shardName } from '../config/shard.ts';
import { columnOf } from '../features/check.ts';
import { checksFor } from '../features/checks.ts';
import type { Json, JsonObject, RunHeader } from '../types.ts';
import { version } from '../version.ts';

const packages = ['@aws-sdk/client-bedrock', '@aws-sdk/client-bedrock-runtime', 'openai'];

export function runHeader(config: Config, simulated: boolean): RunHeader {
  return {
    schema: 1,
    tool: `bedrock-matrix ${version()}`,
    versions: versions(),
    options: { ...planOptions(config), ...callOptions(config) },
    regions: config.regions,
    apis: config.apis,
    ...featureColumns(config),
    ...(config.accounts && { accounts: config.accounts }),
    startedAt: new Date().toISOString(),
    simulated,
  };
}

/** What decides which cells there are, as evidence names it, and the option that a user sets it with. */
export const planOptionFlags = {
  regions: '--region',
  apis: '--api',
  include: '--include',
  models: '--model',
  exclude: '--exclude',
  providers: '--provider',
  profileTypes: '--profile-type',
  services: '--service',
  limit: '--limit',
  demo: '--demo',
  shard: '--shard',
  questions: '--features, --vary, --measure-limits, --probe-file or --guardrail',
  prompt: '--prompt',
  accounts: '--profile',
} as const;

export type PlanOption = keyof typeof planOptionFlags;

function isPlanOption(name: string): name is PlanOption {
  return Object.hasOwn(planOptionFlags, name);
}

export const planOptionNames: readonly PlanOption[] = Object.keys(planOptionFlags).filter(isPlanOption);

/** The options that decide which cells there are: evidence can be continued only under the same ones. */
export function planOptions(config: Config): Partial<Record<PlanOption, Json>> {
  const { regions, apis, models, exclude, providers, profileTypes, services, limit, demo, shard } = config;
  const include = config.include.length > 0 ? config.include : null;
  const cut = { limit: limit ?? null, shard: shard === undefined ? null : shardName(shard) };
  const asked = { questions: questionNames(config), prompt: config.prompt ?? null };
  const accounts = config.accounts && { accounts: config.accounts };
  return {
    regions,
    apis,
    include,
    models,
    exclude,
    providers,
    profileTypes,
    services,
    demo,
    ...cut,
    ...asked,
    ...accounts,
  };
}

function featureColumns(config: Config): Pick<RunHeader, 'features'> {
  const features = checksFor(config).map(columnOf);
  return features.length === 0 ? {} : { features };
}

/** Each column, and what the user's own probes hold: another body is another question. Null where none is asked, as in older evidence. */
function questionNames(config: Config): Json {
  const columns = checksFor(config).map(({ column }) => column);
  if (columns.length === 0) return null;
  const own = createHash('sha256')
    .update(JSON.stringify([config.probes, config.guardrail ?? null]))
    .digest('hex')
    .slice(0, 12);
  return config.probes.length === 0 && config.guardrail === undefined ? columns : [...columns, own];
}

/** How the run was configured. No endpoint, no role, and a profile only where several are distinguished: they name accounts and networks. */
function callOptions(config: Config): JsonObject {
  const { concurrency, modelConcurrency, timeoutMs, retries, auth, guardrailOn } = config;
  const authentication = auth === 'api-key' ? 'bearer' : 'sigv4';
  return { concurrency, modelConcurrency, timeoutMs, retries, authentication, guardrailOn };
}

/** SDKs may not export their package.json; then their version is left out. */
function versions(): Record<string, string> {
  const require = createRequire(import.meta.url);
  const found: Record<string, string> = {};
  for (const name of packages) {
    const installed = versionOf(require, name);
    if (installed !== undefined) found[name] = installed;
  }
  return found;
}

function versionOf(require: NodeJS.Require, name: string): string | undefined {
  try {
    const manifest: unknown = require(`${name}/package.json`);
    const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
    return isManifest && typeof manifest.version === 'string' ? manifest.version : undefined;
  } catch {
    return undefined;
  }
}
