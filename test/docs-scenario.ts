/** The keys of a scenario file, as tables: read from the interfaces of src/simulator/scenario.ts and their comments. */
import { readFileSync } from 'node:fs';
import { callableKinds, endpointNames } from '../src/simulator/scenario.ts';
import type { Json, JsonObject } from '../src/types.ts';
import { isJsonObject } from '../src/simulator/file-shapes.ts';
import { scenarioShape } from '../src/simulator/scenario-shape.ts';
import { requestedFeatureNames } from '../src/simulator/features/requested-feature.ts';

const source = readFileSync(new URL('../src/simulator/scenario.ts', import.meta.url), 'utf8');

/** Interfaces in the order of the page, with the key that holds them. */
const headings: Record<string, string> = {
  Scenario: 'The file',
  ThrottleRule: '`throttle`: a token bucket for each model; calls beyond it get 429',
  Fault: '`faults`: replies that replace the usual one',
  FaultMatch: '`faults[].match`: which calls; what is absent matches every call',
  Gate: '`gates`: models that this account cannot use',
  CatalogueEntry: '`catalogue.models`: the models, in place of the built-in ones',
  Serving: '`catalogue.models[].serves`: which APIs a model answers on an endpoint',
  ApplicationProfile: '`catalogue.applicationProfiles`',
  OwnCallable: '`callables`: what the account set up itself',
};

/** Types whose names say nothing to a reader. */
const types: Record<string, string> = {
  '(typeof callableKinds)[number]': quoted(callableKinds),
  '(typeof gateNames)[number]': 'a gate, see below',
  EndpointName: quoted(endpointNames),
  RequestedFeature: quoted(requestedFeatureNames),
  FaultReply: 'a word, or an answer with `status`',
  FaultMatch: 'object',
  Latency: 'number or object',
};

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(' | ');
}

export function scenarioTables(): string {
  return Object.entries(headings)
    .map(([name, heading]) => `#### ${heading}\n\n| key | type | meaning |\n| --- | --- | --- |\n${rowsOf(name)}`)
    .join('\n');
}

/** Every interface that the page does not show; none, or the page is not whole. */
export function missingInterfaces(): string[] {
  return Array.from(source.matchAll(/^export interface (\w+)/gm), ([, name = '']) => name).filter(
    (name) => headings[name] === undefined,
  );
}

/** The schema that editors read: what the reader takes, each member with the comment of its interface. */
export function scenarioSchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    description: 'A scenario of the simulator, as `bedrock-matrix simulate --scenario` reads it.',
    ...described(scenarioShape.schema),
    title: 'bedrock-matrix scenario file',
  };
}

function described(schema: JsonObject): JsonObject {
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, describedWithin(value)]));
  const { title, properties, ...rest } = inner;
  if (typeof title !== 'string' || !isJsonObject(properties)) return inner;
  const meanings = new Map(membersOf(title).map(({ key, meaning }) => [key, meaning]));
  const commented = Object.entries(properties).map(([key, value]) => {
    const meaning = meanings.get(key);
    if (meaning === undefined || !isJsonObject(value)) throw new Error(`${title} has no ${key} in scenario.ts`);
    return [key, { ...(meaning !== '' && { description: meaning }), ...value }];
  });
  return { ...rest, properties: Object.fromEntries(commented) };
}

function describedWithin(value: Json): Json {
  if (Array.isArray(value)) return value.map(describedWithin);
  return isJsonObject(value) ? described(value) : value;
}

function rowsOf(name: string): string {
  return membersOf(name)
    .map(
      ({ key, required, type, meaning }) =>
        `| \`${key}\`${required ? ' (required)' : ''} | ${typeText(type)} | ${meaning} |\n`,
    )
    .join('');
}

interface Member {
  key: string;
  required: boolean;
  type: string;
  meaning: string;
}

function membersOf(name: string): Member[] {
  const [, body] = new RegExp(`^export interface ${name} \\{\n([^]*?)^\\}`, 'm').exec(source) ?? [];
  if (body === undefined) throw new Error(`src/simulator/scenario.ts has no interface ${name}`);
  const members = body.matchAll(/^(?: {2}\/\*\*([^]*?)\*\/\n)? {2}([$\w]+)(\??): ([^]*?);$/gm);
  return Array.from(members, ([, comment = '', key = '', optional, type = '']) => {
    const meaning = comment.replaceAll(/\s*\n\s*\* ?/g, ' ').trim();
    return { key, required: optional === '', type, meaning };
  });
}

function typeText(type: string): string {
  const plain = Object.entries(types).reduce((text, [name, words]) => text.replaceAll(name, words), type);
  const listOf = /^[A-Z]\w+\[\]$/.test(plain) ? 'list' : plain;
  return (/ (see|with) /.test(listOf) ? listOf : `\`${listOf}\``)
    .replaceAll(/\s+/g, ' ')
    .replaceAll('|', String.raw`\|`);
}
