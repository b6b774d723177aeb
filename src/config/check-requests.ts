/** Owns the settings of the commands that check and prepare an account: doctor, policy. */
import { resolveConfig, type Config, type ConfigInput } from './config.ts';
import { onlyOneProfile } from './connection.ts';
import { readOne } from './option.ts';
import { options } from './options.ts';
import { readSettings, type Settings } from './settings.ts';

/** What is checked: what a run with the same settings would use. */
export interface DoctorRequest extends Settings<'json'> {
  config: Readonly<Config>;
}

/** The run whose policy is written. */
export interface PolicyRequest extends Settings<'terraform' | 'explain'> {
  config: Readonly<Config>;
  /** The command whose calls are to be allowed. */
  command: 'run' | 'models';
}

/** Throws a usage error naming the option that is wrong. */
export function resolveDoctor(input: ConfigInput): DoctorRequest {
  const config = resolveConfig(input);
  onlyOneProfile(config, 'doctor');
  return { config, ...readSettings(input, ['json']) };
}

/** Throws a usage error naming the option that is wrong. */
export function resolvePolicy(input: ConfigInput): PolicyRequest {
  const plain = readSettings(input, ['terraform', 'explain']);
  const command = readOne(options.policyFor, input).value;
  return { config: resolveConfig(input), command, ...plain };
}
