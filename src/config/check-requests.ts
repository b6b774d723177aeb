/** Owns the settings of the commands that check and prepare an account: doctor, policy. */
import { resolveConfig, type Config, type ConfigInput } from './config.ts';
import { onlyOneProfile } from './connection.ts';
import { readOne } from './option.ts';
import { options } from './options.ts';

/** What is checked: what a run with the same settings would use. */
export interface DoctorRequest {
  config: Readonly<Config>;
  json: boolean;
}

/** The run whose policy is written. */
export interface PolicyRequest {
  config: Readonly<Config>;
  /** The command whose calls are to be allowed. */
  command: 'run' | 'models';
  terraform: boolean;
  /** Say why each statement is needed. */
  explain: boolean;
}

/** Throws a usage error naming the option that is wrong. */
export function resolveDoctor(input: ConfigInput): DoctorRequest {
  const config = resolveConfig(input);
  onlyOneProfile(config, 'doctor');
  return { config, json: readOne(options.json, input).value };
}

/** Throws a usage error naming the option that is wrong. */
export function resolvePolicy(input: ConfigInput): PolicyRequest {
  const terraform = readOne(options.terraform, input).value;
  const command = readOne(options.policyFor, input).value;
  return { config: resolveConfig(input), command, terraform, explain: readOne(options.explain, input).value };
}
