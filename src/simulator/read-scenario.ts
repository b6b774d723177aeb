/** A scenario from a JSON file, checked: every error names the place and what belongs there. */
import { readFileSync } from 'node:fs';

import { requestedFeatureNames } from './features/requested-feature.ts';
import type { Json, JsonObject } from '../types.ts';
import { callableKinds, endpointNames, faultWords, gateNames, type Scenario } from './scenario.ts';

/** Says what is wrong with a value, or nothing. `at` is the path to it, for the reader. */
type Check = (value: Json, at: string) => string | undefined;

/** Reads and checks the file. Throws an `Error` whose message names the file and the first fault in it. */
export function readScenario(path: string): Scenario {
  const value: unknown = parseFile(path);
  if (isScenario(value, path)) return value;
  throw new Error(`${path}: a scenario is an object`);
}

function parseFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: not readable as JSON (${error instanceof Error ? error.message : String(error)})`, {
      cause: error,
    });
  }
}

function isScenario(value: unknown, path: string): value is Scenario {
  if (!isJsonObject(value)) return false;
  const fault = scenarioCheck(value, 'scenario');
  if (fault !== undefined) throw new Error(`${path}: ${fault}`);
  return true;
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text: Check = (value, at) => (typeof value === 'string' ? undefined : `${at} must be a string`);
const flag: Check = (value, at) => (typeof value === 'boolean' ? undefined : `${at} must be true or false`);
const number: Check = (value, at) => (typeof value === 'number' ? undefined : `${at} must be a number`);
const positive: Check = (value, at) =>
  typeof value === 'number' && value > 0 ? undefined : `${at} must be a number above 0`;

function oneOf(...words: readonly string[]): Check {
  return (value, at) =>
    typeof value === 'string' && words.includes(value) ? undefined : `${at} must be one of ${words.join(', ')}`;
}

function listOf(item: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return `${at} must be a list`;
    return value.map((entry, index) => item(entry, `${at}[${index}]`)).find((fault) => fault !== undefined);
  };
}

function mapOf(item: Check): Check {
  return (value, at) => {
    if (!isJsonObject(value)) return `${at} must be an object`;
    return Object.entries(value)
      .map(([key, entry]) => item(entry, `${at}.${key}`))
      .find((fault) => fault !== undefined);
  };
}

function shape(checks: Record<string, Check>, required: readonly string[] = []): Check {
  return (value, at) => {
    if (!isJsonObject(value)) return `${at} must be an object`;
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(checks, key));
    if (unknown !== undefined) return `${at}.${unknown} is not known; known are ${Object.keys(checks).join(', ')}`;
    const missing = required.find((key) => !(key in value));
    if (missing !== undefined) return `${at}.${missing} is missing`;
    for (const [key, entry] of Object.entries(value)) {
      const fault = checks[key]?.(entry, `${at}.${key}`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

const latency: Check = (value, at) =>
  typeof value === 'number' ? undefined : shape({ median: positive, tail: positive }, ['median', 'tail'])(value, at);

const writtenReply = shape({ status: number, headers: mapOf(text), body: () => undefined, errorType: text }, [
  'status',
]);

const reply: Check = (value, at) => {
  if (typeof value !== 'string') return writtenReply(value, at);
  if (/^stream-(exception|error):\w+$/.test(value)) return undefined;
  return oneOf(...faultWords, 'stream-exception:<Type>', 'stream-error:<Code>')(value, at);
};

const inferenceEndpoint = oneOf('runtime', 'mantle');
const serving = shape({ apis: text, profileRequired: flag, prefix: text }, ['apis']);

const model = shape(
  {
    id: text,
    provider: text,
    name: text,
    lifecycle: text,
    input: listOf(text),
    output: listOf(text),
    streaming: flag,
    customizations: listOf(text),
    offers: mapOf(text),
    destinations: mapOf(mapOf(text)),
    mantle: text,
    serves: shape({ runtime: serving, mantle: serving }),
  },
  ['id'],
);

const applicationProfile = shape({ id: text, name: text, model: text, region: text, over: text }, [
  'id',
  'name',
  'model',
  'region',
]);

const callable = shape(
  { kind: oneOf(...callableKinds), id: text, name: text, model: text, region: text, status: text },
  ['kind', 'id', 'name', 'model', 'region'],
);

const scenarioCheck = shape({
  seed: number,
  host: text,
  port: number,
  latency,
  throttle: listOf(
    shape({ endpoint: inferenceEndpoint, model: text, perSecond: number, burst: positive }, ['perSecond', 'burst']),
  ),
  pageSize: positive,
  faults: listOf(
    shape(
      {
        match: shape({ endpoint: oneOf(...endpointNames), api: text, target: text, region: text }),
        times: positive,
        reply,
      },
      ['match', 'reply'],
    ),
  ),
  gates: listOf(shape({ model: text, gate: oneOf(...gateNames), endpoint: inferenceEndpoint }, ['model', 'gate'])),
  ignores: listOf(shape({ model: text, feature: oneOf(...requestedFeatureNames) }, ['model', 'feature'])),
  defaultFaults: flag,
  catalogue: shape({ models: listOf(model), applicationProfiles: listOf(applicationProfile) }, ['models']),
  callables: listOf(callable),
  account: text,
  closedRegions: listOf(text),
  sessionTokens: listOf(text),
  guardrails: listOf(text),
  demandGuardrail: text,
  enforcedGuardrails: listOf(text),
  record: flag,
  clockOffsetMs: number,
  denyIam: listOf(text),
  region: text,
  retention: oneOf('default', 'none'),
  plainListings: flag,
  invocationLogging: listOf(oneOf('cloudwatch', 's3')),
} satisfies Record<keyof Scenario, Check>);
