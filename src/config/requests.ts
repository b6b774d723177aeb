/** Owns the settings of the commands that do not probe: report, explain, completion, simulate. */
import { resolve } from 'node:path';
import { usageError } from '../errors.ts';
import type { ApiName } from '../types.ts';
import { chooseApis } from './choose-apis.ts';
import type { NamedPath } from './comparison.ts';
import type { ConfigInput } from './config.ts';
import { readMany, readOne } from './option.ts';
import { options } from './options.ts';
import { checkDistinct, resolveOutputs, type Output } from './outputs.ts';
import { readSettings, type Settings } from './settings.ts';
import { isSitePath } from './site-path.ts';
import { wantsColor } from './terminal.ts';
import { filesNamed } from './file-globs.ts';

/** What `report` renders, and where to. */
export interface ReportRequest extends Settings<'details' | 'bom' | 'rejudge'> {
  /** Absolute path. */
  evidence: string;
  /** Whether the user named it. */
  evidenceAsked: boolean;
  outputs: Output[];
  /** Absolute paths of folders: a site in each. */
  sites: string[];
  /** All runs that were named, `evidence` among them: the newest is rendered, and all are the history of a site. */
  runs: NamedPath[];
  /** Leave the request ids out of reports. */
  redact: boolean;
}

/** What `explain` tells about. */
export interface ExplainRequest {
  /** A model or profile id, a part of ids or a glob on them, as typed. */
  model: string;
  apis: ApiName[];
  /** Keys or globs of what was tested beyond the APIs, and nothing else; empty: all that was tested. */
  checks: string[];
  /** Absolute path. */
  evidence: string;
  /** Whether the user named it. */
  evidenceAsked: boolean;
  /** Colours on stdout. */
  color: boolean;
}

/** What `completion` prints. */
export interface CompletionRequest {
  /** A shell, or what its script asks for. */
  what: string;
  /** Absolute path of the evidence whose ids are offered. */
  evidence: string;
}

/** How the simulator is served. */
/** `port`: the first of six; absent: free ones. */
export interface SimulateRequest extends Settings<'port'> {
  /** Absolute path of a scenario file. */
  scenario?: string;
}

/** A report of recorded evidence goes to stdout unless files are named. Throws a usage error naming the option that is wrong. */
export function resolveReport(given: readonly string[], input: ConfigInput): ReportRequest {
  const words = filesNamed(given, input.cwd);
  const { value: paths, source } = readMany(options.output, input);
  const sites = paths.filter((path) => isSitePath(path, input.cwd));
  const files = { value: paths.filter((path) => !sites.includes(path)), source };
  if (words.length > 1 && (sites.length === 0 || files.value.length > 0))
    throw usageError(
      'report renders one run.',
      'Several runs are the history of a site: -o site/, and no other output.',
    );
  const format = readOne(options.format, input)?.value;
  const onlySites = sites.length > 0 && files.value.length === 0;
  const outputs = onlySites ? [] : resolveOutputs({ files, format, cwd: input.cwd, usual: '-', takesSites: true });
  const [name = options.evidence.default] = words;
  const path = resolve(input.cwd, name);
  checkDistinct([
    { option: 'the evidence', path },
    ...outputs.map((output) => ({ option: '--output', path: output.path })),
  ]);
  return {
    evidence: path,
    evidenceAsked: words.length > 0,
    outputs,
    sites: [...new Set(sites.map((site) => resolve(input.cwd, site)))],
    runs: words.map((word) => ({ name: word, path: resolve(input.cwd, word) })),
    redact: !readOne(options.noRedact, input).value,
    ...readSettings(input, ['details', 'bom', 'rejudge']),
  };
}

/** Every API is shown unless some are named. Throws a usage error naming the option that is wrong. */
export function resolveExplain(model: string, input: ConfigInput): ExplainRequest {
  const apis = readMany(options.api, input);
  const plain = readOne(options.noColor, input).value;
  const evidence = readOne(options.evidence, input);
  return {
    model,
    apis: chooseApis(apis.source === 'default' ? ['all'] : apis.value),
    checks: readMany(options.check, input).value,
    evidence: resolve(input.cwd, evidence.value),
    evidenceAsked: evidence.source !== 'default',
    color: !plain && wantsColor(input.env, input.terminal.stdout),
  };
}

/** Throws a usage error naming the option that is wrong. */
export function resolveSimulate(input: ConfigInput): SimulateRequest {
  const scenario = readOne(options.scenario, input)?.value;
  return {
    ...readSettings(input, ['port']),
    ...(scenario !== undefined && { scenario: resolve(input.cwd, scenario) }),
  };
}

/** The evidence is that of a run with the same settings. */
export function resolveCompletion(what: string, input: ConfigInput): CompletionRequest {
  return { what, evidence: resolve(input.cwd, readOne(options.evidence, input).value) };
}
