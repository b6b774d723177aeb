/** Owns the settings of a run: options over environment over defaults, checked, in one frozen object. */
import { resolve } from 'node:path';
import { usageError } from '../errors.ts';
import type { ApiName, AccountResourceKind, Endpoint, ProfileType, VerdictName } from '../types.ts';
import { chooseApis } from './choose-apis.ts';
import { accountResourceKinds } from '../enumerations.ts';
import { resolveBaseline, type BaselineSettings } from './comparison.ts';
import { demoConnection, resolveConnection, type Connection } from './connection.ts';
import type { Endpoints } from './endpoints.ts';
import { defaultExtension } from './formats.ts';
import { githubOf, type Github } from './github.ts';
import { readMany, readOne, type Environment, type Flags, type Given, type Setting } from './option.ts';
import { options } from './options.ts';
import { checkDistinct, demoName, resolveOutputs, type Output } from './outputs.ts';
import { profileRegion } from './profile-region.ts';
import { resolveQuestions, type QuestionSettings } from './questions.ts';
import { chooseRegions, regionWord } from './regions.ts';
import { profileTypes } from '../enumerations.ts';
import { endpoints as everyEndpoint } from '../api-facts.ts';
import { readSettings, type Settings } from './settings.ts';
import { resolveShard, type Shard } from './shard.ts';
import { progressFor, wantsColor, type Progress, type Terminal } from './terminal.ts';
import { variable } from './variables.ts';

/** The options whose settings are just what they say, by the same names. */
const asTyped = [
  'limit',
  'concurrency',
  'modelConcurrency',
  'rpm',
  'retries',
  'maxCost',
  'maxCalls',
  'acceptAgreements',
  'details',
  'bom',
  'demo',
  'dryRun',
  'quiet',
  'verbose',
  'yes',
] as const;

export interface Config extends Connection, QuestionSettings, Settings<(typeof asTyped)[number]> {
  outputs: Output[];
  /** Absolute paths. */
  errorLog: string;
  evidence: string;
  resume: boolean;
  /** With `resume`: the verdicts that are asked again. */
  retry: VerdictName[];
  /** Absent: the whole plan. */
  shard?: Shard;
  /** What the run is held against. */
  comparison: BaselineSettings;
  /** Absent outside of GitHub Actions. */
  github?: Github;
  regions: string[];
  /** The option, variable or profile that chose the Regions, or `default`. */
  regionSource: string;
  /** In registry order. */
  apis: ApiName[];
  /** What the account set up, as far as it is asked too; in the order of the words. */
  include: AccountResourceKind[];
  /** Where asynchronous calls leave what they make; absent: they are not made. */
  asyncS3Uri?: string;
  /** Globs over model and profile ids, `*` and `?`, case ignored; empty: all. */
  models: string[];
  /** Globs likewise; what they name is left out. */
  exclude: string[];
  /** Provider names; empty: all. */
  providers: string[];
  profileTypes: ProfileType[];
  services: Endpoint[];
  /** For one call, in milliseconds. */
  timeoutMs: number;
  /** Calls say in the account's invocation logs who asks. */
  requestMetadata: boolean;
  /** Leave the request ids out of reports. */
  redact: boolean;
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
): Pick<Config, 'apis' | 'asyncS3Uri' | 'include' | 'models' | 'exclude' | 'providers' | 'profileTypes' | 'services'> {
  const asyncS3Uri = readOne(options.asyncS3Uri, given)?.value;
  const include = readMany(options.include, given).value;
  return {
    // What is made is billed, film by film: `all` does not mean it unless there is a place to put it.
    apis: chooseApis(readMany(options.api, given).value, asyncS3Uri === undefined ? ['async-invoke'] : []),
    ...(asyncS3Uri !== undefined && { asyncS3Uri }),
    include: accountResourceKinds.filter((kind) => include.includes('all') || include.includes(kind)),
    models: readMany(options.model, given).value,
    exclude: readMany(options.exclude, given).value,
    providers: readMany(options.provider, given).value,
    profileTypes: orAll(readMany(options.profileType, given).value, profileTypes),
    services: orAll(readMany(options.service, given).value, everyEndpoint),
  };
}

/** Said before the first call: a film takes minutes and has a price. */
function asyncNote({ apis, asyncS3Uri }: Pick<Config, 'apis' | 'asyncS3Uri'>): string[] {
  if (asyncS3Uri === undefined || !apis.includes('async-invoke')) return [];
  return [
    'each async-invoke job that is accepted writes a video or an embedding to the bucket, and is billed; the run does not wait for it.',
  ];
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
export function fileOf(setting: Setting<string>, cwd: string, demo: boolean): string {
  const name = setting.source === 'default' && demo ? demoName(setting.value) : setting.value;
  return resolve(cwd, name);
}

/** Only reports go to stdout: a file called `-` is what nobody wants. */
function notStdout(option: string, setting: Setting<string>): Setting<string> {
  if (setting.value !== '-') return setting;
  throw usageError(`${option} cannot be stdout`, `Name a file; \`-o - --format ndjson\` writes the cells to stdout.`);
}

function resolveFiles(
  given: Given,
  cwd: string,
  demo: boolean,
): Pick<Config, 'outputs' | 'errorLog' | 'evidence' | 'comparison'> {
  const errorLog = fileOf(notStdout('--error-log', readOne(options.errorLog, given)), cwd, demo);
  const evidence = fileOf(notStdout('--evidence', readOne(options.evidence, given)), cwd, demo);
  const format = readOne(options.format, given)?.value;
  const usual = `bedrock_compatibility_matrix${demo ? '.demo' : ''}${defaultExtension(format ?? 'csv')}`;
  const outputs = resolveOutputs({ files: readMany(options.output, given), format, cwd, usual });
  const comparison = resolveBaseline(given, cwd);
  checkDistinct([
    ...outputs.map(({ path }) => ({ option: '--output', path })),
    { option: '--evidence', path: evidence },
    { option: '--error-log', path: errorLog },
    // A baseline that the run writes over would be lost even to a run that cannot be trusted.
    ...(comparison.baseline === undefined ? [] : [{ option: '--baseline', path: comparison.baseline.path }]),
    ...(comparison.expectations === undefined
      ? []
      : [{ option: '--expectations', path: comparison.expectations.path }]),
  ]);
  return { outputs, errorLog, evidence, comparison };
}

type TerminalSettings = Pick<Config, 'color' | 'progressColor' | 'progress'>;

function resolveTerminal(given: Given, terminal: Terminal): TerminalSettings {
  const quiet = readOne(options.quiet, given).value;
  const plain = readOne(options.noColor, given).value;
  const silent = quiet || readOne(options.noProgress, given).value;
  return {
    color: !plain && wantsColor(given.env, terminal.stdout),
    progressColor: !plain && wantsColor(given.env, terminal.stderr),
    progress: silent ? 'none' : progressFor(given.env, terminal.stderr),
  };
}

function resolveResume(given: Given): Pick<Config, 'resume' | 'retry'> {
  const resume = readOne(options.resume, given).value;
  const { value: retry, source } = readMany(options.retry, given);
  if (resume || !source.startsWith('--')) return { resume, retry };
  throw usageError('--retry goes with --resume: a new run calls every cell', 'Add --resume, or leave --retry out.');
}

/** Throws a usage error that names the option or the variable that is wrong and says what to write instead. */
export function resolveConfig({ flags, env, cwd, terminal }: ConfigInput): Readonly<Config> {
  const given: Given = { flags, env };
  const demo = readOne(options.demo, given).value;
  const shard = resolveShard(given);
  const github = githubOf(env);
  const selection = resolveSelection(given);
  const connection = demo ? demoConnection(flags) : resolveConnection(given, cwd);
  const { profile, endpoints } = connection;
  const mantleOnly = !selection.services.includes('bedrock-runtime');
  return Object.freeze({
    ...readSettings(given, asTyped),
    ...(shard !== undefined && { shard }),
    ...(github !== undefined && { github }),
    ...resolveFiles(given, cwd, demo),
    ...resolveResume(given),
    ...resolveRegions(given, { profile, endpoints, mantleOnly }),
    ...selection,
    ...resolveQuestions(given, cwd, selection.apis),
    timeoutMs: readOne(options.timeout, given).value,
    ...connection,
    redact: !readOne(options.noRedact, given).value,
    requestMetadata: !readOne(options.noRequestMetadata, given).value,
    ...resolveTerminal(given, terminal),
    notes: [...connection.notes, ...asyncNote(selection)],
  });
}
