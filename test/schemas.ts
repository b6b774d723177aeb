/** The JSON schemas: their enumerations that follow from the code, written by `npm run docs`, held by the tests; and what one has against a document. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { endpoints } from '../src/api-facts.ts';
import { apiNames } from '../src/api-names.ts';
import { probeApis } from '../src/config/user-probe.ts';
import { accountResourceKinds, profileTypes, verdictNames } from '../src/enumerations.ts';
import type { Json, JsonObject } from '../src/types.ts';

const callableApi = 'properties/models/items/properties/apis/additionalProperties/properties';
const rate = 'properties/models/items/properties/prices/properties/rates/items/properties';

/** Each schema file, and the words of its enumerations by their place in it. */
export const enumerations: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  report: {
    '$defs/verdict': verdictNames,
    '$defs/endpoint': endpoints,
    '$defs/api': apiNames,
    '$defs/row/properties/profileType': profileTypes,
    '$defs/row/properties/kind': accountResourceKinds,
  },
  callable: { [`${callableApi}/endpoint`]: endpoints, [`${callableApi}/profileType`]: profileTypes },
  'site-model': {
    '$defs/verdict': verdictNames,
    '$defs/endpoint': endpoints,
    '$defs/api': apiNames,
    '$defs/profileType': profileTypes,
  },
  'site-index': { '$defs/api': apiNames },
  catalogue: { [`${rate}/endpoint`]: endpoints },
  probe: { '$defs/probe/properties/api': probeApis },
};

export function schemaFile(name: string): URL {
  return new URL(`../src/schemas/${name}.schema.json`, import.meta.url);
}

const isDateTime = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** What the schema of that name has against a document; null: nothing. */
export function faultsBy(name: string, document: unknown): ErrorObject[] | null | undefined {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    allowUnionTypes: true,
    formats: { 'date-time': isDateTime },
  });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile(name), 'utf8')));
  validate(document);
  return validate.errors;
}

/** The schema with the enumerations that the code has today. */
export function withEnumerations(name: string): JsonObject {
  const schema: JsonObject = JSON.parse(readFileSync(schemaFile(name), 'utf8'));
  for (const [place, words] of Object.entries(enumerations[name] ?? {})) at(schema, place)['enum'] = [...words];
  return schema;
}

/** Throws where the schema has no such place: the list above would hold nothing then. */
function at(schema: JsonObject, place: string): JsonObject {
  let found: Json | undefined = schema;
  for (const step of place.split('/')) {
    found = typeof found === 'object' && found !== null && !Array.isArray(found) ? found[step] : undefined;
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found)) throw new Error(`there is no ${place}`);
  return found;
}
