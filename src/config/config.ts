/** Owns the settings of a run: options over environment over defaults, checked, in one frozen object. */
import { usageError } from '../errors.ts';
import type { ApiName, AccountResourceKind, Endpoint, ProfileType, VerdictName } from '../types.ts';
import { chooseApis } from './choose-apis.ts';
import { accountResourceKinds } from '../enumerations.ts';
import { demoConnection, resolveConnection, type Connection } from './connection.ts';
import { githubOf, type Github } from './github.ts';
import { readMany, readOne, type Environment, type Flags, type Given } from './option.ts';
import { resumeWords } from './resume-words.ts';
import { options } from './options.ts';
import { resolveQuestions, type QuestionSettings } from './questions.ts';
import { profileTypes } from '../enumerations.ts';
import { endpoints as everyEndpoint } from '../api-facts.ts';
import { resolveFiles, type RunFiles } from './run-files.ts';
import { resolveRegions, type RunRegions } from './run-regions.ts';
import { readSettings, type Settings } from './settings.ts';
import { resolveShard, type Shard } from './shard.ts';
import { progressFor, wantsColor, type Progress, type Terminal } from './terminal.ts';

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

export interface Config extends Connection, QuestionSettings, RunFiles, RunRegions, Settings<(typeof asTyped)[number]> {
  resume: boolean;
  /** With `resume`: the verdicts that are called again. */
  retry: VerdictName[];
  /** Absent: the whole plan. */
  shard?: Shard;
  /** Absent outside of GitHub Actions. */
  github?: Github;
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
  /** The words that continue this run; absent where the same ones would not do. */
  resumeWords?: readonly string[] | undefined;
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
    // What is made is billed, job by job: `all` does not mean it unless there is a place to put it.
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

/** Said before the first call: a video takes minutes and has a price. */
function asyncNote({ apis, asyncS3Uri }: Pick<Config, 'apis' | 'asyncS3Uri'>): string[] {
  if (asyncS3Uri === undefined || !apis.includes('async-invoke')) return [];
  return [
    'each async-invoke job that is accepted writes a video or an embedding to the bucket, and is billed; the run does not wait for it.',
  ];
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
    resumeWords: resumeWords(given),
  });
}
