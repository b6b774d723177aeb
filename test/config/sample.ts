/** What the tests of the settings share: a run's settings from options and variables, on a machine that sets nothing. */
import { resolve } from 'node:path';
import { resolveConfig, type Config } from '../../src/config/config.ts';
import type { Flags } from '../../src/config/option.ts';
import { UserError } from '../../src/errors.ts';

/** With its drive on Windows, as the settings resolve it. */
export const cwd = resolve('/work-of-a-user');

/** Files that no machine has, so that the settings of the one that runs the tests do not matter. */
export const bare = { AWS_CONFIG_FILE: '/nonexistent/config', AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials' };

export interface Situation {
  flags?: Flags;
  env?: Record<string, string>;
  /** Whether stdout and stderr are terminals. */
  isTerminal?: boolean;
}

export function configOf({ flags = {}, env = {}, isTerminal = false }: Situation = {}): Readonly<Config> {
  const terminal = { stdout: isTerminal, stderr: isTerminal };
  return resolveConfig({ flags, env: { ...bare, ...env }, cwd, terminal });
}

/** The error that a call ends with; fails where it does not end with one for the user. */
export function userErrorOf(call: () => unknown): UserError {
  try {
    call();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('no error was thrown');
}
