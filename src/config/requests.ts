/** Owns the settings of the commands that do not probe: report, explain, mcp, completion, simulate. */
import { resolve } from 'node:path';
import type { ApiName } from '../types.ts';
import { chooseApis } from './choose-apis.ts';
import type { NamedPath } from './comparison.ts';
import type { ConfigInput } from './config.ts';
import { readMany, readOne } from './option.ts';
import { options } from './options.ts';
import { checkDistinct, resolveOutputs, type Output } from './outputs.ts';
import { readSettings, type Settings } from './settings.ts';
import { wantsColor } from './terminal.ts';

/** What `report` renders, and where to. */
export interface ReportRequest extends Settings<'details' | 'bom' | 'rejudge'> {
  /** Absolute path. */
  evidence: string;
  /** Whether the user named it. */
  evidenceAsked: boolean;
  outputs: Output[];
  /** Leave the request ids out of reports. */
  redact: boolean;
}

/** What `explain` tells about. */
export interface ExplainRequest {
  /** A model or profile id, a part of ids or a glob on them, as typed. */
  model: string;
  apis: ApiName[];
  /** Absolute path. */
  evidence: string;
  /** Whether the user named it. */
  evidenceAsked: boolean;
  /** Colours on stdout. */
  color: boolean;
}

/** What `mcp` answers from. */
export interface McpRequest {
  /** Absolute path. */
  evidence: string;
  /** The earlier run that `what_changed` compares with. */
  baseline?: NamedPath;
}

/** What `completion` prints. */
export interface CompletionRequest {
  /** A shell, or what its script asks for. */
  what: string;
  /** Absolute path of the evidence whose ids are offered. */
  evidence: string;
}

/** How the simulator is served. */
/** `port`: the first of five; absent: free ones. */
export interface SimulateRequest extends Settings<'port'> {
  /** Absolute path of a scenario file. */
  scenario?: string;
}

/** A report of recorded evidence goes to stdout unless files are named. Throws a usage error naming the option that is wrong. */
export function resolveReport(evidence: string | undefined, input: ConfigInput): ReportRequest {
  const files = readMany(options.output, input);
  const format = readOne(options.format, input)?.value;
  const outputs = resolveOutputs({ files, format, cwd: input.cwd, usual: '-' });
  const path = resolve(input.cwd, evidence ?? options.evidence.default);
  checkDistinct([
    { option: 'the evidence', path },
    ...outputs.map((output) => ({ option: '--output', path: output.path })),
  ]);
  return {
    evidence: path,
    evidenceAsked: evidence !== undefined,
    outputs,
    redact: !readOne(options.noRedact, input).value,
    ...readSettings(input, ['details', 'bom', 'rejudge']),
  };
}

/** Every API is told of unless some are named. Throws a usage error naming the option that is wrong. */
export function resolveExplain(model: string, input: ConfigInput): ExplainRequest {
  const apis = readMany(options.api, input);
  const plain = readOne(options.noColor, input).value;
  const evidence = readOne(options.evidence, input);
  return {
    model,
    apis: chooseApis(apis.source === 'default' ? ['all'] : apis.value),
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

export function resolveMcp(input: ConfigInput): McpRequest {
  const baseline = readOne(options.baseline, input)?.value;
  return {
    evidence: resolve(input.cwd, readOne(options.evidence, input).value),
    ...(baseline !== undefined && { baseline: { name: baseline, path: resolve(input.cwd, baseline) } }),
  };
}
