/** Owns the proxies and the certificate authorities that hold for every connection. */
import { resolve } from 'node:path';
import { usageError } from '../errors.ts';
import type { Environment } from './option.ts';
import { variable } from './variables.ts';

/** Proxy URLs with their scheme, and the hosts that need none, as the variables have them. */
export interface Proxies {
  https?: string;
  http?: string;
  no?: string;
}

type ProxyName = 'HTTPS_PROXY' | 'HTTP_PROXY' | 'NO_PROXY';

/** The lower-case name wins, as in curl and undici. */
function proxyVariable(env: Environment, name: ProxyName): { value: string; name: string } | undefined {
  const lower = name.toLowerCase();
  const value = env[lower]?.trim();
  if (value) return { value, name: lower };
  const upper = variable(env, name);
  return upper === undefined ? undefined : { value: upper, name };
}

/** curl takes a proxy without a scheme for an http one. The value may hold a password: no error shows it. */
function proxyUrl(env: Environment, name: ProxyName): string | undefined {
  const found = proxyVariable(env, name);
  if (found === undefined) return undefined;
  const url = found.value.includes('://') ? found.value : `http://${found.value}`;
  if (URL.canParse(url) && /^https?:/i.test(url)) {
    refuseBadEscape(new URL(url), found.name);
    return url;
  }
  throw usageError(`${found.name} is not the URL of an HTTP proxy`, 'Write it as http://host:port, or unset it.');
}

/** User and password are sent decoded: what cannot be decoded would end the first call. */
function refuseBadEscape({ username, password }: URL, name: string): void {
  try {
    decodeURIComponent(username);
    decodeURIComponent(password);
  } catch {
    throw usageError(
      `${name} holds a user name or password with a % that begins no escape`,
      'Write % as %25, and other special characters as their %XX.',
    );
  }
}

/** Throws a usage error naming the variable that is no proxy. */
export function resolveProxies(env: Environment): Proxies {
  const https = proxyUrl(env, 'HTTPS_PROXY');
  const http = proxyUrl(env, 'HTTP_PROXY');
  const no = proxyVariable(env, 'NO_PROXY')?.value;
  return { ...(https && { https }), ...(http && { http }), ...(no && { no }) };
}

/** Absolute paths of the PEM files to trust besides the usual authorities. */
export function resolveCaBundle(env: Environment, cwd: string): string[] {
  const files = [variable(env, 'AWS_CA_BUNDLE'), variable(env, 'NODE_EXTRA_CA_CERTS')];
  return [...new Set(files.filter((file) => file !== undefined).map((file) => resolve(cwd, file)))];
}
