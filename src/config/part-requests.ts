/** Owns the settings of the commands about parts of a plan: merge and shards. */
import { resolve } from 'node:path';
import { resolveConfig, type Config, type ConfigInput } from './config.ts';
import { fileOf } from './run-files.ts';
import { readMany, readOne } from './option.ts';
import { options } from './options.ts';
import { checkDistinct, resolveOutputs, type Output } from './outputs.ts';
import { readSettings, type Settings } from './settings.ts';
import { wantsColor } from './terminal.ts';
import { filesNamed } from './file-globs.ts';

const joining = ['details', 'bom', 'allowGaps', 'allowOverlaps', 'quiet'] as const;

/** What `merge` joins, and where to. */
export interface MergeRequest extends Settings<(typeof joining)[number]> {
  /** Evidence files; absolute paths. */
  parts: string[];
  /** Absolute path of the joined evidence. */
  evidence: string;
  /** The same where the parts are simulated: they never take the name of what was measured unless the user gives it. */
  simulatedEvidence: string;
  outputs: Output[];
  /** Leave the request ids out of reports. */
  redact: boolean;
  /** Colours on stdout, and on stderr. */
  color: boolean;
  progressColor: boolean;
}

/** How `shards` cuts a plan; `minutes` are those of one part, where the count is `auto`. */
export interface ShardsRequest extends Settings<'count' | 'minutes'> {
  /** What would be run. */
  config: Config;
}

/** Reports are written only where they are asked for. Throws a usage error naming the option that is wrong. */
export function resolveMerge(evidences: readonly string[], input: ConfigInput): MergeRequest {
  const parts = filesNamed(evidences, input.cwd).map((path) => resolve(input.cwd, path));
  const named = readOne(options.evidence, input);
  const evidence = fileOf(named, input.cwd, false);
  const files = readMany(options.output, input);
  const format = readOne(options.format, input)?.value;
  const outputs = files.value.length === 0 ? [] : resolveOutputs({ files, format, cwd: input.cwd, usual: '-' });
  checkDistinct([
    ...parts.map((path) => ({ option: 'a part', path })),
    { option: '--evidence', path: evidence },
    ...outputs.map(({ path }) => ({ option: '--output', path })),
  ]);
  const plain = readOne(options.noColor, input).value;
  return {
    parts,
    evidence,
    simulatedEvidence: fileOf(named, input.cwd, true),
    outputs,
    ...readSettings(input, joining),
    redact: !readOne(options.noRedact, input).value,
    color: !plain && wantsColor(input.env, input.terminal.stdout),
    progressColor: !plain && wantsColor(input.env, input.terminal.stderr),
  };
}

/** Throws a usage error naming the option that is wrong. */
export function resolveShards(input: ConfigInput): ShardsRequest {
  return {
    ...readSettings(input, ['count', 'minutes']),
    config: resolveConfig(input),
  };
}
