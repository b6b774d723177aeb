/** Owns the Region that a profile of the shared AWS configuration names. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './option.ts';
import { variable } from './variables.ts';

/** `[profile x]`, `[ "x" ]` and `[x]` as their words without quotes. */
function headerWords(header: string): string {
  return header.trim().replaceAll(/["']/g, '').split(/\s+/).join(' ');
}

/** The `region` of a section. Settings nested below a key without a value (`s3 =`) are not the section's own. */
function regionIn(ini: string, isSection: (header: string) => boolean): string | undefined {
  let inside = false;
  let nested = false;
  let region: string | undefined;
  for (const line of ini.split(/\r?\n/)) {
    const content = (line.split(/(?:^|\s)[;#]/)[0] ?? '').trimEnd();
    const header = /^\s*\[(.+)\]$/.exec(content)?.[1];
    const setting = /^(\s*)([^=\s]+)\s*=(.*)$/s.exec(content);
    if (header !== undefined) {
      inside = isSection(headerWords(header));
      nested = false;
    } else if (setting !== null) {
      const [, indent, key, given = ''] = setting;
      const value = given.trimStart();
      if (indent === '') nested = false;
      if (inside && !nested && key === 'region' && value !== '') region = value;
      if (value === '') nested = true;
    }
  }
  return region;
}

/** A file that is not there, or not to be read, says nothing; credentials fail later with a message of their own. */
function textOf(path: string): string {
  try {
    return readFileSync(path.startsWith('~/') ? join(homedir(), path.slice(2)) : path, 'utf8');
  } catch {
    return '';
  }
}

/** The profiles that the AWS configuration has, sorted. */
export function profileNames(env: Environment): string[] {
  const config = headersIn(textOf(variable(env, 'AWS_CONFIG_FILE') ?? '~/.aws/config'));
  const credentials = headersIn(textOf(variable(env, 'AWS_SHARED_CREDENTIALS_FILE') ?? '~/.aws/credentials'));
  const named = config.flatMap((header) =>
    header === 'default' ? [header] : (/^profile (.+)$/.exec(header)?.[1] ?? []),
  );
  return [...new Set([...named, ...credentials])].toSorted();
}

function headersIn(ini: string): string[] {
  return [...ini.matchAll(/^[^\S\r\n]*\[([^\]\r\n]+)\]/gm)].map(([, header = '']) => headerWords(header));
}

/** The profile's `region`; the credentials file wins over the configuration file, as in the AWS SDK. */
export function profileRegion(profile: string, env: Environment): string | undefined {
  const configFile = variable(env, 'AWS_CONFIG_FILE') ?? '~/.aws/config';
  const credentialsFile = variable(env, 'AWS_SHARED_CREDENTIALS_FILE') ?? '~/.aws/credentials';
  const isDefault = (header: string): boolean => profile === 'default' && header === 'default';
  return (
    regionIn(textOf(credentialsFile), (header) => header === profile) ??
    regionIn(textOf(configFile), (header) => header === `profile ${profile}` || isDefault(header))
  );
}
