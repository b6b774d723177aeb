/** Owns the settings of `mcp`: the files that it answers from, and what it may spend. */
import { resolve } from 'node:path';
import { usageError } from '../errors.ts';
import type { NamedPath } from './comparison.ts';
import { resolveConfig, type Config, type ConfigInput } from './config.ts';
import { fileOf } from './run-files.ts';
import { onlyOneProfile } from './connection.ts';
import { readOne } from './option.ts';
import { options } from './options.ts';

export interface McpRequest {
  /** Absolute path. */
  evidence: string;
  /** Whether the user named it: else the last demo stands in for a run that is not there. */
  evidenceAsked: boolean;
  /** The earlier run that `what_changed` compares with. */
  baseline?: NamedPath;
  /** What `models -o models.json` wrote. */
  catalogue?: NamedPath;
  /** How paid calls are made; absent: none is. */
  calls?: Readonly<Config>;
}

/** Throws a usage error naming the option that is wrong. */
export function resolveMcp(input: ConfigInput): McpRequest {
  const baseline = readOne(options.baseline, input)?.value;
  const catalogue = readOne(options.catalogue, input)?.value;
  const named = (name: string): NamedPath => ({ name, path: resolve(input.cwd, name) });
  const calls = callsOf(input);
  const evidence = readOne(options.evidence, input);
  return {
    evidence: fileOf(evidence, input.cwd, calls?.demo === true),
    evidenceAsked: evidence.source !== 'default',
    ...(baseline !== undefined && { baseline: named(baseline) }),
    ...(catalogue !== undefined && { catalogue: named(catalogue) }),
    ...(calls && { calls }),
  };
}

/** Only a bound that somebody typed: one that stands in the environment, or in .env, was meant for runs. */
function callsOf(input: ConfigInput): Readonly<Config> | undefined {
  const typed = (name: string): boolean => input.flags[name] !== undefined;
  if (!typed('max-cost')) {
    if (!typed('max-calls')) return undefined;
    throw usageError(
      '--max-calls needs --max-cost',
      'Say what all calls of this server may cost, for example --max-cost 0.05.',
    );
  }
  const config = resolveConfig(input);
  onlyOneProfile(config, 'mcp');
  return config;
}
