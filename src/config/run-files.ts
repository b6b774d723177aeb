/** The files that a run writes and reads: each has a name of its own. */
import { resolve } from 'node:path';
import { usageError } from '../errors.ts';
import { resolveBaseline, type BaselineSettings } from './comparison.ts';
import { defaultExtension } from './formats.ts';
import { readMany, readOne, type Given, type Setting } from './option.ts';
import { options } from './options.ts';
import { checkDistinct, demoName, resolveOutputs, type Output } from './outputs.ts';

export interface RunFiles {
  outputs: Output[];
  /** Absolute paths. */
  errorLog: string;
  evidence: string;
  /** What the run is held against. */
  comparison: BaselineSettings;
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

export function resolveFiles(given: Given, cwd: string, demo: boolean): RunFiles {
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
