/** Owns the settings of a run: options over environment over defaults, checked, in one frozen object. */
import { resolve } from 'node:path';
import type { ApiName, Endpoint, ProfileType } from '../types.ts';
import { chooseApis } from './api-names.ts';
import { demoConnection, resolveConnection, type Connection } from './connection.ts';
import type { Endpoints } from './endpoints.ts';
import { readMany, readOne, type Environment, type Flags, type Given, type Setting } from './option.ts';
import { options } from './options.ts';
import { checkDistinct, resolveOutputs, type Output } from './outputs.ts';
import { profileRegion } from './profile-region.ts';
import { chooseRegions, regionWord } from './regions.ts';
import { profileTypes, services } from './selection-options.ts';
import { progressFor, wantsColor, type Progress, type Terminal } from './terminal.ts';
import { unreadVariables } from './unread-variables.ts';
import { variable } from './variables.ts';

export interface Config extends Connection {
  /** Models per Region; absent: all. */
  limit?: number;
  outputs: Output[];
  /** Absolute paths. */
  errorLog: string;
  evidence: string;
  resume: boolean;
  regions: string[];
  /** The option, variable or profile that chose the Regions, or `default`. */
  regionSource: string;
  /** In registry order. */
  apis: ApiName[];
  /** Globs over model and profile ids, `*` and `?`, case ignored; empty: all. */
  models: string[];
  /** Globs likewise; what they name is left out. */
  exclude: string[];
  /** Provider names; empty: all. */
  providers: string[];
  profileTypes: ProfileType[];
  services: Endpoint[];
  /** Cells in flight at most, over all and for one model. */
  concurrency: number;
  modelConcurrency: number;
  /** For one call, in milliseconds. */
  timeoutMs: number;
  /** For one cell. */
  retries: number;
  details: boolean;
  bom: boolean;
  demo: boolean;
  dryRun: boolean;
  quiet: boolean;
  verbose: boolean;
  /** Colours on stdout. */
  color: boolean;
  /** Colours on stderr. */
  progressColor: boolean;
  progress: Progress;
  /** What the user should know of how the settings were read. */
  notes: string[];
}

export interface ConfigInput {
  flags: Flags;
  /** With what .env added. */
  env: Environment;
  /** Absolute path that relative ones start from. */
  cwd: string;
  terminal: Terminal;
}

/** What is given by name is used; nothing given is all of it. */
function orAll<T>(chosen: readonly T[], all: readonly T[]): T[] {
  return chosen.length === 0 ? [...all] : all.filter((item) => chosen.includes(item));
}

function resolveSelection(
  given: Given,
): Pick<Config, 'apis' | 'models' | 'exclude' | 'providers' | 'profileTypes' | 'services'> {
  return {
    apis: chooseApis(readMany(options.api, given).value),
    models: readMany(options.model, given).value,
    exclude: readMany(options.exclude, given).value,
    providers: readMany(options.provider, given).value,
    profileTypes: orAll(readMany(options.profileType, given).value, profileTypes),
    services: orAll(readMany(options.service, given).value, services),
  };
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

function resolveRegions(
  given: Given,
  { profile, endpoints, mantleOnly }: RegionNeeds,
): Pick<Config, 'regions' | 'regionSource'> {
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

/** The demo's files have names of their own, so that it never overwrites what was measured. */
function fileOf(setting: Setting<string>, cwd: string, demo: boolean): string {
  const name = setting.source === 'default' && demo ? setting.value.replace(/(\.\w+)$/, '.demo$1') : setting.value;
  return resolve(cwd, name);
}

function resolveFiles(given: Given, cwd: string, demo: boolean): Pick<Config, 'outputs' | 'errorLog' | 'evidence'> {
  const errorLog = fileOf(readOne(options.errorLog, given), cwd, demo);
  const evidence = fileOf(readOne(options.evidence, given), cwd, demo);
  const format = readOne(options.format, given)?.value;
  const usual = `bedrock_compatibility_matrix${demo ? '.demo' : ''}.${format ?? 'csv'}`;
  const outputs = resolveOutputs({ files: readMany(options.output, given), format, cwd, usual });
  checkDistinct([
    ...outputs.map(({ path }) => ({ option: '--output', path })),
    { option: '--evidence', path: evidence },
    { option: '--error-log', path: errorLog },
  ]);
  return { outputs, errorLog, evidence };
}

type Talk = Pick<Config, 'quiet' | 'verbose' | 'color' | 'progressColor' | 'progress'>;

function resolveTalk(given: Given, terminal: Terminal): Talk {
  const quiet = readOne(options.quiet, given).value;
  const plain = readOne(options.noColor, given).value;
  const silent = quiet || readOne(options.noProgress, given).value;
  return {
    quiet,
    verbose: readOne(options.verbose, given).value,
    color: !plain && wantsColor(given.env, terminal.stdout),
    progressColor: !plain && wantsColor(given.env, terminal.stderr),
    progress: silent ? 'none' : progressFor(given.env, terminal.stderr),
  };
}

/** Throws a usage error that names the option or the variable that is wrong and says what to write instead. */
export function resolveConfig({ flags, env, cwd, terminal }: ConfigInput): Readonly<Config> {
  const given: Given = { flags, env };
  const demo = readOne(options.demo, given).value;
  const limit = readOne(options.limit, given)?.value;
  const selection = resolveSelection(given);
  const connection = demo ? demoConnection(flags) : resolveConnection(given, cwd);
  const { profile, endpoints } = connection;
  const mantleOnly = !selection.services.includes('bedrock-runtime');
  return Object.freeze({
    ...(limit !== undefined && { limit }),
    ...resolveFiles(given, cwd, demo),
    resume: readOne(options.resume, given).value,
    ...resolveRegions(given, { profile, endpoints, mantleOnly }),
    ...selection,
    concurrency: readOne(options.concurrency, given).value,
    modelConcurrency: readOne(options.modelConcurrency, given).value,
    timeoutMs: readOne(options.timeout, given).value,
    retries: readOne(options.retries, given).value,
    ...connection,
    details: readOne(options.details, given).value,
    bom: readOne(options.bom, given).value,
    demo,
    dryRun: readOne(options.dryRun, given).value,
    ...resolveTalk(given, terminal),
    notes: [...connection.notes, ...unreadVariables(env)],
  });
}
