/** A small JSON schema for InvokeModel bodies, with the sentences of Bedrock's validator. */
import type { Json, JsonObject } from '../../types.ts';

export interface Field {
  kind: 'String' | 'Integer' | 'Number' | 'Boolean' | 'JSONArray' | 'JSONObject';
  required?: boolean;
  min?: number;
  max?: number;
  minItems?: number;
  values?: readonly Json[];
  /** Keys of an object; others are refused. An object without them takes any. */
  fields?: Fields;
  /** Each item of an array. */
  items?: Field;
}

export type Fields = Record<string, Field>;

/** Common fields, to keep the families short. */
export const text: Field = { kind: 'String' };
export const number: Field = { kind: 'Number' };
export const boolean: Field = { kind: 'Boolean' };
export const list: Field = { kind: 'JSONArray' };
export const object: Field = { kind: 'JSONObject' };
export const positive: Field = { kind: 'Integer', min: 1 };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a sentence quotes it. */
export function shown(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** The refusal of a body that breaks the schema, or undefined. `forbidden` keys belong to another schema of the model. */
export function malformed(body: JsonObject, fields: Fields, forbidden: readonly string[] = []): string | undefined {
  const found = [
    ...forbidden
      .filter((key) => key in body)
      .map((key) => `#: subject must not be valid against schema {"required":["${key}"]}`),
    ...objectViolations(body, fields, '#').filter(
      (violation) => !forbidden.some((key) => violation.includes(`[${key}]`)),
    ),
  ];
  if (found.length === 0) return undefined;
  return `Malformed input request: ${found.join('')}, please reformat your input and try again.`;
}

function objectViolations(value: JsonObject, fields: Fields, path: string): string[] {
  const missing = Object.keys(fields).filter((key) => fields[key]?.required === true && !(key in value));
  const extraneous = Object.keys(value).filter((key) => !(key in fields));
  return [
    ...missing.map((key) => `${path}: required key [${key}] not found`),
    ...extraneous.map((key) => `${path}: extraneous key [${key}] is not permitted`),
    ...Object.entries(fields).flatMap(([key, field]) => {
      const given = value[key];
      return given === undefined ? [] : fieldViolations(given, field, `${path}/${key}`);
    }),
  ];
}

function fieldViolations(value: Json, field: Field, path: string): string[] {
  const kind = kindOf(value);
  if (!isKind(kind, field.kind)) return [`${path}: expected type: ${field.kind}, found: ${kind}`];
  if (typeof value === 'number') return rangeViolations(value, field, path);
  if (Array.isArray(value)) return arrayViolations(value, field, path);
  if (isObject(value) && field.fields !== undefined) return objectViolations(value, field.fields, path);
  if (field.values !== undefined && !field.values.includes(value)) {
    return [`${path}: ${shown(value)} is not a valid enum value`];
  }
  return [];
}

function rangeViolations(value: number, field: Field, path: string): string[] {
  if (field.min !== undefined && value < field.min)
    return [`${path}: ${value} is not greater or equal to ${field.min}`];
  if (field.max !== undefined && value > field.max) return [`${path}: ${value} is not less or equal to ${field.max}`];
  if (field.values !== undefined && !field.values.includes(value))
    return [`${path}: ${value} is not a valid enum value`];
  return [];
}

function arrayViolations(value: Json[], field: Field, path: string): string[] {
  const least = field.minItems ?? 0;
  if (value.length < least) return [`${path}: expected minimum item count: ${least}, found: ${value.length}`];
  const { items } = field;
  return items === undefined ? [] : value.flatMap((item, index) => fieldViolations(item, items, `${path}/${index}`));
}

function kindOf(value: Json): string {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'JSONArray';
  if (typeof value === 'object') return 'JSONObject';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double';
  return typeof value === 'string' ? 'String' : 'Boolean';
}

function isKind(kind: string, wanted: Field['kind']): boolean {
  return kind === wanted || (wanted === 'Number' && (kind === 'Integer' || kind === 'Double'));
}
