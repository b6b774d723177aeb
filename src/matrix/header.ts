/** The first line of the evidence: what was run, with what. */
import { createRequire } from 'node:module';

import type { Config } from '../config/config.ts';
import type { JsonObject, RunHeader } from '../types.ts';
import { version } from '../version.ts';

const packages = ['@aws-sdk/client-bedrock', '@aws-sdk/client-bedrock-runtime', 'openai'];

export function runHeader(config: Config, simulated: boolean): RunHeader {
  return {
    schema: 1,
    tool: `bedrock-matrix ${version()}`,
    versions: versions(),
    options: { ...planOptions(config), ...callOptions(config) },
    regions: config.regions,
    apis: config.apis,
    startedAt: new Date().toISOString(),
    simulated,
  };
}

/** The options that decide which cells there are: evidence can be gone on with only under the same ones. */
export function planOptions(config: Config): JsonObject {
  const { regions, apis, models, exclude, providers, profileTypes, services, limit, demo } = config;
  return { regions, apis, models, exclude, providers, profileTypes, services, limit: limit ?? null, demo };
}

/** How it was asked. No endpoint, no profile, no role: they name accounts and networks. */
function callOptions({ concurrency, modelConcurrency, timeoutMs, retries, bearerToken }: Config): JsonObject {
  const authentication = bearerToken === undefined ? 'sigv4' : 'bearer';
  return { concurrency, modelConcurrency, timeoutMs, retries, authentication };
}

/** SDKs may not export their package.json; then their version is left out. */
function versions(): Record<string, string> {
  const require = createRequire(import.meta.url);
  const found: Record<string, string> = {};
  for (const name of packages) {
    const installed = versionOf(require, name);
    if (installed !== undefined) found[name] = installed;
  }
  return found;
}

function versionOf(require: NodeJS.Require, name: string): string | undefined {
  try {
    const manifest: unknown = require(`${name}/package.json`);
    const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
    return isManifest && typeof manifest.version === 'string' ? manifest.version : undefined;
  } catch {
    return undefined;
  }
}
