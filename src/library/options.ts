/** The options of a run for a program: those of the command line, by the same names in camelCase. */
import { optionName, type Environment, type Flags, type Option } from '../config/option.ts';
import { options as known } from '../config/options.ts';
import { usageError } from '../errors.ts';
import type { FeatureApi, FeatureName } from '../config/feature-names.ts';
import type { ApiName, AccountResourceKind, Endpoint, ProfileType, VerdictName } from '../types.ts';

/** What is left out is taken from the environment (`BEDROCK_MATRIX_…`), else from the defaults of the command line. */
export interface MatrixOptions {
  /** Regions, or `all`. */
  region?: string | readonly string[];
  api?: ApiName | 'all' | readonly (ApiName | 'all')[];
  /** What the account set up. */
  include?: AccountResourceKind | 'all' | readonly (AccountResourceKind | 'all')[];
  /** Place in a bucket for `async-invoke`, which is billed for what it makes. */
  asyncS3Uri?: string;
  /** Globs on model and profile ids. */
  model?: string | readonly string[];
  exclude?: string | readonly string[];
  provider?: string | readonly string[];
  profileType?: ProfileType | readonly ProfileType[];
  service?: Endpoint | readonly Endpoint[];
  /** Models per Region. */
  limit?: number;
  /** Asked of each row on the first of `featuresApi` that it answers; given, a column for each of them. */
  features?: FeatureName | 'all' | readonly (FeatureName | 'all')[];
  featuresApi?: FeatureApi | readonly FeatureApi[];
  /** `id:version`, for the feature `guardrail`. */
  guardrail?: string;
  /** Values of parameters to try: `max-tokens=1,16`. */
  vary?: string | readonly string[];
  /** What every text model is asked. */
  prompt?: string;
  /** Files of calls of your own, or directories of them. */
  probeFile?: string | readonly string[];
  /** One of n stable parts of the plan: `1/4`; `auto` reads the variables of the CI system. */
  shard?: string;
  concurrency?: number;
  modelConcurrency?: number;
  /** Calls per minute to one endpoint in one Region. */
  rpm?: number;
  /** For one call, in seconds. */
  timeout?: number;
  /** For one cell. */
  retries?: number;
  /** Several: each account is measured, in rows of its own. */
  profile?: string | readonly string[];
  roleArn?: string;
  externalId?: string;
  roleSessionName?: string;
  auth?: 'auto' | 'sigv4' | 'api-key';
  endpointUrl?: string;
  /** US dollars at list prices. */
  maxCost?: number;
  maxCalls?: number;
  acceptAgreements?: boolean;
  /** File of the evidence; none is kept when it is left out. */
  evidence?: string;
  resume?: boolean;
  /** With `resume`, the verdicts to ask again. */
  retry?: Retryable | readonly Retryable[];
  /** Against the built-in simulator. */
  demo?: boolean;
  /** Ends the run; what was measured until then is in `run`. */
  signal?: AbortSignal;
  /** Instead of the environment of the process. The AWS SDK's own providers read that one all the same. */
  env?: Environment;
  /** Directory that relative paths start from. */
  cwd?: string;
}

type Named = Omit<MatrixOptions, 'signal' | 'env' | 'cwd'>;
type Retryable = Exclude<VerdictName, 'untested'>;

/** Options of `run` about files, comparisons and terminals: a program does those itself. */
const ofTheCommandLine = [
  'output',
  'format',
  'details',
  'bom',
  'noRedact',
  'errorLog',
  'baseline',
  'failOn',
  'confirm',
  'expectations',
  'updateExpectations',
  'dryRun',
  'yes',
  'quiet',
  'verbose',
  'noColor',
  'noProgress',
] as const satisfies readonly (keyof typeof known)[];

type RunOption = {
  [Name in keyof typeof known]: 'run' extends (typeof known)[Name]['on'][number] ? Name : never;
}[keyof typeof known];
type ForPrograms = Exclude<RunOption, (typeof ofTheCommandLine)[number]>;

/** The compiler's check that a program can say all that the command line can: it names the options that are missing here. */
type Complete = ForPrograms extends keyof Named ? true : Exclude<ForPrograms, keyof Named>;
const complete: Complete = true;

/** As if typed. Throws a usage error for a name that no option has. */
export function flagsOf(named: Named): Flags {
  const flags: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(named)) {
    if (value === undefined) continue;
    if (!isOption(name))
      throw usageError(`runMatrix has no option ${name}`, 'Its options are those of the command line, in camelCase.');
    flags[optionName(known[name])] = (Array.isArray(value) ? value : [value]).map(String);
  }
  return flags;
}

function isOption(name: string): name is ForPrograms {
  const option = Object.entries<Option>(known).find(([key]) => key === name)?.[1];
  return complete && option?.on.includes('run') === true && !ofTheCommandLine.some((other) => other === name);
}
