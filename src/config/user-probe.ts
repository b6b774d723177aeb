/** Owns the shape of a probe of the user's own, and the reading of one from a file: every error names the file and the field. */
import { usageError } from '../errors.ts';
import type { ApiName, Json, JsonObject } from '../types.ts';
import { defaultApis, withStreams } from '../api-names.ts';
import { suggestion } from './nearest.ts';
import { onDemand } from './on-demand.ts';

/** What the reply must hold at a path: one of the three. */
export interface Assertion {
  /** `output.message.content[0].text`: names and indices, from the root of the reply. */
  path: string;
  exists?: boolean;
  equals?: Json;
  /** A regular expression. */
  matches?: string;
}

/** A call that a team depends on. */
export interface UserProbe {
  /** Small letters, digits and dashes: `order-lookup`. */
  name: string;
  api: ApiName;
  /** Glob on model and profile ids; absent: all. */
  models?: string;
  /** The request as the API takes it, without the model. */
  body: JsonObject;
  /** All must hold. */
  expect: Assertion[];
}

/** `$schema` is for editors. */
const known = ['$schema', 'name', 'api', 'models', 'body', 'expect'];
const comparisons = ['exists', 'equals', 'matches'] as const;

/** `place`: the file, and the item within it where it holds several. @throws UserError (usage). */
export function parseUserProbe(value: unknown, place: string): UserProbe {
  if (!isObject(value)) throw wrong(place, 'a probe is an object', 'It has name, api, body and expect.');
  const extra = Object.keys(value).find((key) => !known.includes(key));
  if (extra !== undefined) throw wrong(`${place}: ${extra}`, 'is not known', suggestion(extra, known));
  const { name, models, body } = value;
  if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    throw wrong(
      `${place}: name`,
      'must be of small letters, digits and dashes',
      'For example order-lookup: it becomes the column OrderLookup_Probe.',
    );
  }
  if (models !== undefined && typeof models !== 'string')
    throw wrong(`${place}: models`, 'must be a glob', "For example '*claude*'.");
  if (!isObject(body))
    throw wrong(`${place}: body`, 'must be an object', 'Write the request as the API takes it, without the model.');
  return {
    name,
    api: apiOf(value['api'], `${place}: api`),
    ...(models !== undefined && { models }),
    body,
    expect: assertionsOf(value['expect'], `${place}: expect`),
  };
}

/** Those that take one request with JSON in it. */
export const probeApis = withStreams(...defaultApis);

function apiOf(value: Json | undefined, place: string): ApiName {
  const api = probeApis.find((name) => name === value);
  if (api !== undefined) return api;
  throw wrong(place, 'must name an API', suggestion(typeof value === 'string' ? value : '', probeApis));
}

function assertionsOf(value: Json | undefined, place: string): Assertion[] {
  if (value === undefined) return [];
  if (!Array.isArray(value))
    throw wrong(place, 'must be a list', 'Each item has a path, and equals, matches or exists.');
  return value.map((item, index) => assertionOf(item, `${place}[${index}]`));
}

function assertionOf(value: Json, place: string): Assertion {
  const extra = isObject(value)
    ? Object.keys(value).find((key) => key !== 'path' && !comparisons.some((name) => name === key))
    : undefined;
  if (extra !== undefined)
    throw wrong(`${place}.${extra}`, 'is not known', suggestion(extra, ['path', ...comparisons]));
  if (!isObject(value) || typeof value['path'] !== 'string' || value['path'] === '') {
    throw wrong(`${place}.path`, 'must say where in the reply', 'For example output.message.content[0].text.');
  }
  const { path, exists, equals, matches } = value;
  const given = comparisons.filter((name) => value[name] !== undefined);
  if (given.length !== 1)
    throw wrong(
      place,
      'needs one of equals, matches and exists',
      'One item checks one thing; write another item for the next.',
    );
  if (exists !== undefined && typeof exists !== 'boolean')
    throw wrong(`${place}.exists`, 'must be true or false', 'true: the path is there.');
  if (matches !== undefined && !isPattern(matches))
    throw wrong(
      `${place}.matches`,
      'must be a regular expression that takes no longer for a longer text',
      'For example ^OK. Look-ahead, look-behind and back references (\\1) are not: say what comes after or before in an item of its own.',
    );
  return {
    path,
    ...(exists !== undefined && { exists }),
    ...(equals !== undefined && { equals }),
    ...(matches !== undefined && { matches }),
  };
}

function isPattern(value: Json): value is string {
  try {
    return typeof value === 'string' && matcherOf(value) !== undefined;
  } catch {
    return false;
  }
}

/** RE2 has no expression that could hold a run up: its time grows with the text and nothing else. @throws Error for what it does not know. */
export function matcherOf(pattern: string): (text: string) => boolean {
  const { RE2JS } = onDemand.re2();
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  return (text) => compiled.matcher(text).find();
}

/** What a JSON or YAML reader gives holds nothing but JSON, dates aside, which YAML's core schema does not have. */
function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(place: string, what: string, fix: string): Error {
  return usageError(`--probe-file: ${place} ${what}`, fix);
}
